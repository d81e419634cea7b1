"""Secret links: an edition that is not public yet, for somebody without an account, for a few hours."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.errors import Gone, NotReady
from articles.models import Edition, PreviewLink, Revision
from articles.models.edition import Status
from articles.permissions import may_share
from articles.publishing import locked
from languages.fallback import localized
from languages.registry import enabled

LIFETIMES = (1, 8, 24)
"""How many hours a link may live. Never longer: a link is passed on sooner than anybody thinks."""
TOKEN_BYTES = 24
MOST_LETTERS = 100


@transaction.atomic
def make_link(edition: Edition, *, by, hours: int, revision: int | None = None) -> str:
    """Make a link to one text of an edition and give back its secret word, which nobody can read again."""
    if hours not in LIFETIMES:
        raise NotReady(_("A secret link lives for 1, 8 or 24 hours."))
    edition = locked(edition)
    _require_shareable(edition)
    text = text_of(edition, revision)
    if text is None:
        raise NotReady(_("There is no saved text yet. Save it first."))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    ends = timezone.now() + timedelta(hours=hours)
    PreviewLink.objects.create(
        edition=edition, revision=text, digest=digest_of(token), created_by=by, expires_at=ends
    )
    return token


def revoke(link: PreviewLink) -> bool:
    """End a link at once; false if it had been ended before."""
    return bool(PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()))


def valid_links(edition: Edition) -> list[PreviewLink]:
    """The links of an edition that have not come to their end, newest first."""
    valid = edition.preview_links.filter(revoked_at=None, expires_at__gt=timezone.now())
    return list(valid.select_related("created_by", "revision"))


def find(token: str) -> PreviewLink | None:
    """The link with this word, if it is good at this moment. The database compares digests, never the words."""
    if len(token) > MOST_LETTERS:
        return None
    links = PreviewLink.objects.select_related("edition__article", "revision", "created_by")
    now = timezone.now()
    link = links.filter(digest=digest_of(token), revoked_at=None, expires_at__gt=now).first()
    return link if link and _still_good(link) else None


def digest_of(token: str) -> str:
    """What the database keeps of a word: it opens nothing."""
    return sha256(token.encode()).hexdigest()


def text_of(edition: Edition, number: int | None = None) -> Revision | None:
    """A saved text of an edition by its number, or the latest one."""
    revisions = edition.revisions.order_by("-number")
    return (revisions if number is None else revisions.filter(number=number)).first()


def with_words_of(edition: Edition, revision: Revision) -> Edition:
    """The same edition, in memory only, with the words of that revision."""
    for field, words in revision.words.items():
        setattr(edition.article, localized(field, edition.language), words)
    return edition


def _require_shareable(edition: Edition) -> None:
    if edition.article.binned_at is not None:
        raise Gone
    if edition.is_live:
        raise NotReady(_("Readers can read this edition already. Pass on its public address."))
    if not _may_be_shown(edition):
        raise NotReady(
            _("This edition has been taken away from readers. Nobody outside the newsroom sees it.")
        )


def _may_be_shown(edition: Edition) -> bool:
    """Not if it was taken away. What was killed in one language is not passed on in another."""
    if edition.language not in enabled() or edition.article.binned_at is not None:
        return False
    gone = edition.status == Status.WITHDRAWN or edition.is_expired
    return not gone and not edition.article.editions.filter(killed_at__isnull=False).exists()


def _still_good(link: PreviewLink) -> bool:
    """A link is as good as whoever made it: it ends when a colleague leaves or may no longer write this text."""
    user, edition = link.created_by, link.edition
    if not (user.is_active and user.is_staff and _may_be_shown(edition)):
        return False
    return may_share(user, edition.article, edition.language)
