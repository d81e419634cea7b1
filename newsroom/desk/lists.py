"""The short lists of the first page, each one query: what waits, for whom, and where to do it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, CorrectionText, Edition, LanguagePlan, WorkingCopy
from articles.models.edition import Status
from articles.models.plan import Timing

SHOWN = 6
WEEK = timedelta(days=6)
HANDED_IN = [Status.IN_REVIEW, Status.SCHEDULED, Status.PUBLISHED, Status.WITHDRAWN]


@dataclass(frozen=True)
class Item:
    """One line: a story, in which language, and what about it."""

    text: str
    url: str
    language: str = ""
    note: str = ""
    at: datetime | None = None
    on: date | None = None


def assignments(user, stories) -> list[Item]:
    """Languages of stories that were given to the user and are not handed in yet, the most urgent first."""
    handed_in = Edition.objects.filter(
        article=OuterRef("article"), language=OuterRef("language"), status__in=HANDED_IN
    )
    plans = LanguagePlan.objects.filter(assignee=user, article__in=stories).exclude(timing=Timing.NOT_WANTED)
    editions = Edition.objects.filter(article=OuterRef("article"))
    plans = plans.filter(~Exists(editions) | Exists(editions.filter(killed_at__isnull=True)))
    open_plans = plans.annotate(handed_in=Subquery(handed_in.values("pk")[:1])).filter(handed_in__isnull=True)
    found = open_plans.order_by(F("due_on").asc(nulls_last=True), "assigned_at", "pk")
    return [
        Item(
            str(plan.article),
            _write(plan.article, plan.language),
            plan.language,
            _("given to you"),
            on=plan.due_on,
        )
        for plan in _with_articles(found)[:SHOWN]
    ]


def own_drafts(user, stories) -> list[Item]:
    """Drafts of the user; those that an editor gave back with what has to change come first."""
    own = Q(article__created_by=user, source_language="") | Q(translator=user)
    asked_first = Case(When(change_request="", then=Value(1)), default=Value(0))
    drafts = Edition.objects.filter(own, status=Status.DRAFT, article__in=stories)
    found = drafts.for_line().order_by(asked_first, "-changed_at", "-pk")[:SHOWN]
    return [_item(edition, edition.change_request or _("draft")) for edition in found]


def given_back(user, stories) -> list[Item]:
    """Updates of what readers see that an editor gave back to the user."""
    copies = WorkingCopy.objects.filter(user=user, article__in=stories, handed_in_at=None).exclude(answer="")
    return [_update(copy, copy.answer) for copy in _with_articles(copies.order_by("-seen_at", "pk"))[:SHOWN]]


def updates(stories) -> list[Item]:
    """What translators handed in for texts that readers see, the longest waiting first."""
    copies = WorkingCopy.objects.filter(handed_in_at__isnull=False, article__in=stories).select_related(
        "user"
    )
    found = _with_articles(copies.order_by("handed_in_at", "pk"))[:SHOWN]
    note = _("update handed in by %(who)s")
    return [_update(copy, note % {"who": _name(copy.user)}, copy.handed_in_at) for copy in found]


def corrections(user, stories, languages: list[str]) -> list[Item]:
    """Corrections that readers of these languages have not been told of yet, as far as the user may tell them."""
    closed = Q(killed_at__isnull=False)
    if not user.has_perm("articles.publish_edition"):
        closed |= Q(status__in=[Status.SCHEDULED, Status.PUBLISHED])
    of_the_language = Edition.objects.filter(
        closed, article=OuterRef("correction__article"), language=OuterRef("language")
    )
    texts = CorrectionText.objects.filter(
        ~Exists(of_the_language),
        state=CorrectionText.State.OPEN,
        language__in=languages,
        correction__article__in=stories,
    )
    found = texts.select_related("correction__article__section").order_by("correction__at", "pk")[:SHOWN]
    return [
        Item(
            str(text.correction.article),
            reverse("admin:articles_article_corrections", args=[text.correction.article_id]),
            text.language, text.correction.get_kind_display(),
        )
        for text in found
    ]  # fmt: skip


def waiting_for_review(stories) -> list[Item]:
    """What was sent to the editors, the longest waiting first."""
    waiting = Edition.objects.filter(status=Status.IN_REVIEW, article__in=stories)
    found = waiting.for_line().select_related("changed_by").order_by("changed_at", "pk")[:SHOWN]
    return [_item(edition, _name(edition.changed_by), at=edition.changed_at) for edition in found]


def stale(stories, languages: list[str]) -> list[Item]:
    """Translations into these languages whose source has changed since, those first of which readers are told."""
    source = Edition.objects.filter(article=OuterRef("article"), language=OuterRef("source_language"))
    translations = Edition.objects.filter(
        language__in=languages, article__in=stories, source_revision__isnull=False
    )
    behind = translations.exclude(status=Status.WITHDRAWN).annotate(
        update_of_source=Subquery(source.values("update_revision")[:1]),
        major_of_source=Subquery(source.values("major_revision")[:1]),
    )
    is_major = Case(When(major_of_source__gt=F("source_revision"), then=Value(0)), default=Value(1))
    found = behind.filter(update_of_source__gt=F("source_revision")).alias(minor=is_major)
    return [
        _item(
            edition, _("changed much") if edition.major_of_source > edition.source_revision else _("changed")
        )
        for edition in found.for_line().order_by("minor", "-changed_at", "pk")[:SHOWN]
    ]


def coming(stories) -> list[Item]:
    """What comes out next."""
    ahead = Edition.objects.filter(
        status=Status.SCHEDULED, published_at__gt=timezone.now(), article__in=stories
    )
    found = ahead.for_line().order_by("published_at", "pk")[:SHOWN]
    return [_item(edition, at=edition.published_at) for edition in found]


def planned(stories) -> list[Item]:
    """What is planned for today and the six days after it."""
    today = timezone.localdate()
    found = stories.not_killed().filter(planned_on__range=(today, today + WEEK)).order_by("planned_on", "pk")
    return [
        Item(str(article), _write(article, article.original_language), on=article.planned_on)
        for article in found.for_list().prefetch_related(None)[:SHOWN]
    ]


def _update(copy: WorkingCopy, note: str, at: datetime | None = None) -> Item:
    text = copy.words["headline"] or str(copy.article)
    return Item(text, _write(copy.article, copy.language), copy.language, note, at)


def _with_articles(rows):
    heavy = Article.objects.for_list().query.deferred_loading[0]
    return rows.select_related("article__section").defer(*(f"article__{name}" for name in heavy))


def _item(edition: Edition, note: str = "", at: datetime | None = None) -> Item:
    text = edition.headline or str(edition.article)
    return Item(text, _write(edition.article, edition.language), edition.language, note, at)


def _write(article: Article, language: str) -> str:
    """Where the words of a language are written."""
    if language == article.original_language:
        return reverse("admin:articles_article_change", args=[article.pk])
    return reverse("admin:articles_article_desk", args=[article.pk, language])


def _name(user) -> str:
    return (user.get_full_name() or user.username) if user else ""
