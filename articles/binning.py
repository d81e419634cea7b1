"""The bin: a story that is thrown away waits thirty days for somebody to miss it."""

from datetime import timedelta
from math import ceil

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.errors import NotReady
from articles.models import Article, Edition
from articles.models.edition import Status
from articles.models.transition import Verb
from articles.publishing import write

KEPT_FOR = timedelta(days=30)
AT_ONCE = 200
OUT = (Status.SCHEDULED, Status.PUBLISHED)


@transaction.atomic
def put_into_bin(article: Article, *, by) -> Article:
    """Throw a story away, so that nobody finds it any more; refused while readers have it or will have it."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.binned_at is not None:
        return article
    editions = _editions(article)
    if out := [edition.get_language_display() for edition in editions if edition.status in OUT]:
        raise NotReady(
            _("“%(story)s” is published or scheduled (%(languages)s). Unpublish it first, then put it into the bin.")
            % {"story": article, "languages": ", ".join(out)}
        )  # fmt: skip
    article.binned_at, article.binned_by = timezone.now(), by
    article.save(update_fields=["binned_at", "binned_by"])
    for edition in editions:
        write(edition, Verb.BIN, by=by)
    return article


@transaction.atomic
def restore_from_bin(article: Article, *, by) -> Article:
    """Take a story out of the bin: it is again what it was, with every text and every revision."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.binned_at is None:
        return article
    article.binned_at = article.binned_by = None
    article.save(update_fields=["binned_at", "binned_by"])
    for edition in _editions(article):
        write(edition, Verb.UNBIN, by=by)
    return article


@transaction.atomic
def purge_one(article: Article) -> bool:
    """Delete a story that lies in the bin, for good. Its pictures stay; its addresses know nothing of it any more."""
    binned = Article.objects.select_for_update().binned().filter(pk=article.pk).first()
    if binned is not None:
        binned.delete()
    return binned is not None


def purge_old() -> int:
    """Delete for good what has lain in the bin for thirty days; give back how many stories."""
    over = Article.objects.binned().filter(binned_at__lte=timezone.now() - KEPT_FOR)
    return sum(_purge_if_over(pk) for pk in over.order_by("binned_at").values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _purge_if_over(pk: int) -> bool:
    """Somebody may have taken it out of the bin, and thrown it away again, since it was found."""
    over = Article.objects.select_for_update().filter(pk=pk, binned_at__lte=timezone.now() - KEPT_FOR).first()
    if over is not None:
        over.delete()
    return over is not None


def days_left(article: Article) -> int:
    """How many days are left before a story in the bin is deleted for good; a day that has begun counts."""
    return max(ceil((article.binned_at + KEPT_FOR - timezone.now()) / timedelta(days=1)), 0)


def _editions(article: Article) -> list[Edition]:
    editions = Edition.objects.select_for_update(of=("self",)).select_related("article")
    return list(editions.filter(article=article))
