"""The rows of the board: stories with a cell for each language, made from a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import handing_in
from articles.models import Article, LanguagePlan
from articles.permissions import may_open_desk, may_publish, may_see_drafts, may_write
from languages.fallback import localized
from languages.registry import CODES, own_name_of, tag_of
from newsroom.board.states import WAITING, Standing, State, days_since, standing
from newsroom.models import RequestCount

TAKEABLE = {State.MISSING, State.DRAFT, State.NEEDS_CHANGES, State.UPDATE, State.MAJOR}


@dataclass(frozen=True)
class Cell:
    """One language of one story."""

    token: str
    """Story, language and who has it: what a form sends back, so that a change in between is noticed."""
    own_name: str
    tag: str
    standing: Standing
    is_original: bool
    assignee: object
    due_on: date | None
    requests: int
    url: str
    may_take: bool
    may_give_back: bool
    handed_in: list[str]
    """Who has sent the editors other words for what readers see."""

    @property
    def age(self) -> str:
        """How long somebody has been waiting, in words; nothing where nobody waits."""
        if self.standing.state not in WAITING:
            return ""
        days = days_since(self.standing.since)
        return ngettext("%(days)d day", "%(days)d days", days) % {"days": days} if days else _("today")

    @property
    def opens_at(self):
        """When readers get it, if that is decided."""
        known = self.standing.state in {State.SCHEDULED, State.EMBARGOED}
        return self.standing.since if known else None

    @property
    def may_be_ticked(self) -> bool:
        """Whether an editor can plan it: a translation that was not killed."""
        return not self.is_original and self.standing.state != State.KILLED

    @property
    def is_open(self) -> bool:
        """Whether a translator has something to do here: ticking a whole column ticks these."""
        return self.standing.state in TAKEABLE | {State.ASSIGNED}

    @property
    def is_late(self) -> bool:
        """Whether its day is over and the work is not done."""
        return bool(self.due_on) and self.due_on < timezone.localdate() and self.standing.state in WAITING

    @property
    def stale_beside(self) -> State | None:
        """That the text is behind its original, where the state itself does not say so."""
        stale = self.standing.stale
        return State(stale.level) if stale and self.standing.state != stale.level else None


@dataclass(frozen=True)
class Row:
    """One story."""

    article: Article
    headline: str
    tag: str
    url: str
    readers: int | None
    cells: list[Cell]


def rows(numbers: list[int], *, user, languages: list[str], readers: dict[int, int]) -> list[Row]:
    """The stories of one page in the given order. The user's languages must have been prefetched."""
    found = _with_everything(Article.objects.filter(pk__in=numbers)).in_bulk()
    asked, handed_in = _requests(numbers), handing_in.senders(numbers)
    return [
        _row(found[number], user, languages, readers.get(number), asked, handed_in)
        for number in numbers if number in found
    ]  # fmt: skip


def _with_everything(stories: QuerySet[Article]) -> QuerySet[Article]:
    plans = Prefetch("plans", LanguagePlan.objects.select_related("assignee"))
    return stories.for_list().prefetch_related(plans)


def _requests(numbers: list[int]) -> dict[tuple[int, str], int]:
    rows = RequestCount.objects.filter(article__in=numbers).values_list("article_id", "language")
    return {(article, language): count for article, language, count in rows.annotate(Sum("count"))}


def _row(
    article: Article, user, languages: list[str], readers: int | None, asked: dict, handed_in: dict
) -> Row:
    editions = {edition.language: edition for edition in article.editions.all()}
    plans = {plan.language: plan for plan in article.plans.all()}
    sees = may_see_drafts(user, article) or may_publish(user, article)
    panel = reverse("admin:articles_article_languages", args=[article.pk]) if sees else ""
    cells = [
        _cell(
            article,
            user,
            code,
            editions.get(code),
            plans.get(code),
            asked.get((article.pk, code), 0),
            panel,
            handed_in.get((article.pk, code), []),
        )
        for code in languages
    ]
    return Row(article, str(article), tag_of(_language_of_headline(article)), panel, readers, cells)


def _language_of_headline(article: Article) -> str:
    """The language of the headline that `str(article)` chooses."""
    order = (article.original_language, *CODES)
    return next((code for code in order if getattr(article, localized("headline", code))), order[0])


def _cell(article, user, language, edition, plan, asked: int, panel: str, handed_in: list[str]) -> Cell:
    stands = standing(article, language, edition, plan)
    is_original = language == article.original_language
    assignee = plan.assignee if plan else None
    opens = may_open_desk(user, article, language, edition)
    is_free = not is_original and assignee is None and stands.state in TAKEABLE
    desk = reverse("admin:articles_article_desk", args=[article.pk, language])
    return Cell(
        token=f"{article.pk}:{language}:{assignee.pk if assignee else ''}",
        own_name=own_name_of(language), tag=tag_of(language), standing=stands, is_original=is_original,
        assignee=assignee, due_on=plan.due_on if plan else None,
        requests=0 if edition and edition.is_live else asked,
        url=desk if opens or may_publish(user, article) else panel,
        may_take=is_free and may_write(user, article, language),
        may_give_back=assignee is not None and assignee.pk == user.pk, handed_in=handed_in,
    )  # fmt: skip
