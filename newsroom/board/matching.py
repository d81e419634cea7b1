"""Which stories have a cell in a state: the rule of states.py, asked of ten thousand stories at once.

Every condition is a set of numbers that the database makes once (`pk IN (SELECT …)` without reference to the row):
asked for each of sixty thousand cells, the same takes seconds. A test lays both rules beside each other.
"""

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Edition, LanguagePlan
from articles.models.edition import Status
from articles.models.plan import Timing
from newsroom.board.states import State

UNPUBLISHED = Q(status__in=[Status.DRAFT, Status.IN_REVIEW])
ON_ITS_WAY = Q(status__in=[Status.SCHEDULED, Status.PUBLISHED])
UNWANTED = Q(timing=Timing.NOT_WANTED)
BEGUN = {State.DRAFT, State.IN_REVIEW, State.READY, State.NEEDS_CHANGES}
BEHIND = {State.UPDATE, State.MAJOR}
WITHOUT_TEXT = {State.MISSING, State.ASSIGNED, State.NOT_WANTED}
BEYOND_DRAFT = [Status.SCHEDULED, Status.PUBLISHED, Status.WITHDRAWN]
NOBODY = "nobody"


def matching(stories: QuerySet[Article], states: set[State], languages: list[str], whose: int | str = ""):
    """Stories with at least one cell in these languages that is in one of these states and belongs to somebody.

    No states: any. `whose` is the number of a colleague, "nobody", or "" for whomever.
    """
    if not states:
        return stories.filter(pk__in=_held(languages, whose).values("article_id")) if whose else stories
    found = Q()
    for state in sorted(states & WITHOUT_TEXT):
        found |= _without_text(state, languages, whose)
    if texts := states - WITHOUT_TEXT:
        editions = _whose(Edition.objects.filter(_in_states(texts), language__in=languages), whose)
        found |= Q(pk__in=editions.values("article_id"))
    return stories.filter(found)


def _without_text(state: State, languages: list[str], whose: int | str) -> Q:
    if state == State.MISSING:
        return _missing(languages) if whose in {"", NOBODY} else Q(pk__in=[])
    plans = _held(languages, whose)
    if state == State.ASSIGNED:
        plans = plans.filter(~UNWANTED, assignee__isnull=False).exclude(pk__in=_plans_with())
    else:
        plans = plans.filter(UNWANTED).exclude(pk__in=_plans_with(article__editions__status__in=BEYOND_DRAFT))
    return Q(pk__in=plans.values("article_id"))


def _in_states(states: set[State]) -> Q:
    """Editions in one of these states. What several states have in common is asked once."""
    conditions, found = _conditions(), Q()
    for together in (BEGUN, BEHIND):
        if together <= states:
            found |= conditions[frozenset(together)]
            states = states - together
    for state in sorted(states):
        found |= conditions[state]
    return found


def _conditions() -> dict[State | frozenset, Q]:
    now = timezone.now()
    alive = ON_ITS_WAY & (Q(expires_at__isnull=True) | Q(expires_at__gt=now))
    open_to_all = alive & (Q(embargoed_until__isnull=True) | Q(embargoed_until__lte=now))
    out = Q(came_out_at__isnull=False) | Q(published_at__lte=now)
    wanted = UNPUBLISHED & ~Q(pk__in=_editions_with(article__plans__timing=Timing.NOT_WANTED))
    ready = Q(pk__in=_editions_with(article__plans__ready_at__isnull=False))
    current, unasked = alive | wanted, Q(change_request="")
    return {
        State.DRAFT: wanted & unasked & Q(status=Status.DRAFT) & ~ready,
        State.IN_REVIEW: wanted & unasked & Q(status=Status.IN_REVIEW) & ~ready,
        State.READY: wanted & unasked & ready,
        State.NEEDS_CHANGES: wanted & ~unasked,
        frozenset(BEGUN): wanted,
        State.SCHEDULED: open_to_all & ~out,
        State.EMBARGOED: alive & Q(embargoed_until__gt=now),
        State.PUBLISHED: open_to_all & out & ~_behind("update_revision"),
        State.UPDATE: current & _behind("update_revision") & ~_behind("major_revision"),
        State.MAJOR: current & _behind("major_revision"),
        frozenset(BEHIND): current & _behind("update_revision"),
        State.EXPIRED: ON_ITS_WAY & Q(expires_at__lte=now),
        State.WITHDRAWN: Q(status=Status.WITHDRAWN, killed_at__isnull=True),
        State.KILLED: Q(killed_at__isnull=False),
    }


def _behind(revision: str) -> Q:
    """The source has a revision of this weight that the translation does not follow; as in articles/staleness.py."""
    newer = {
        "article__editions__language": F("source_language"),
        f"article__editions__{revision}__gt": F("source_revision"),
    }
    return Q(pk__in=Edition.objects.order_by().filter(**newer).values("pk"))


def _missing(languages: list[str]) -> Q:
    found = Q(pk__in=[])
    for language in languages:
        present = Edition.objects.filter(language=language)
        planned = LanguagePlan.objects.filter(UNWANTED | Q(assignee__isnull=False), language=language)
        found |= ~Q(pk__in=present.values("article_id")) & ~Q(pk__in=planned.values("article_id"))
    return found


def _held(languages: list[str], whose: int | str) -> QuerySet[LanguagePlan]:
    plans = LanguagePlan.objects.filter(language__in=languages)
    if whose == NOBODY:
        return plans.filter(assignee__isnull=True)
    return plans.filter(assignee=whose) if whose else plans


def _whose(editions: QuerySet[Edition], whose: int | str) -> QuerySet[Edition]:
    if whose == NOBODY:
        return editions.exclude(pk__in=_editions_with(article__plans__assignee__isnull=False))
    return editions.filter(pk__in=_editions_with(article__plans__assignee=whose)) if whose else editions


def _editions_with(**plan) -> QuerySet:
    """The numbers of editions whose own language is planned like this."""
    return Edition.objects.order_by().filter(article__plans__language=F("language"), **plan).values("pk")


def _plans_with(**edition) -> QuerySet:
    """The numbers of plans whose own language has an edition like this."""
    return (
        LanguagePlan.objects.order_by()
        .filter(article__editions__language=F("language"), **edition)
        .values("pk")
    )
