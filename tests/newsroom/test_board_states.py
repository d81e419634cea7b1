"""What a cell of the board says, and that the database finds the same cells as the rule."""

import random
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles.models import Article, Edition, LanguagePlan
from articles.models.plan import Timing
from languages.registry import CODES
from newsroom.board.matching import NOBODY, matching
from newsroom.board.states import State, days_since, standing
from tests.factories import FAR_AWAY, ArticleFactory, EditionFactory, SectionFactory, UserFactory

NOW = datetime(2026, 11, 18, 13, 30, tzinfo=UTC)
PAST = NOW - timedelta(days=3)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afternoon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def story():
    article = ArticleFactory(original_language="mk", published=["mk"])
    article.editions.update(revision=5, update_revision=5, major_revision=4, major_at=PAST, churn=50)
    return article


def judged(article, language="rom"):
    article = Article.objects.prefetch_related("editions", "plans").get(pk=article.pk)
    editions = {each.language: each for each in article.editions.all()}
    plans = {each.language: each for each in article.plans.all()}
    return standing(article, language, editions.get(language), plans.get(language))


CASES = [
    (State.MISSING, None, None),
    (State.NOT_WANTED, None, {"timing": Timing.NOT_WANTED}),
    (State.NOT_WANTED, {}, {"timing": Timing.NOT_WANTED}),
    (State.PUBLISHED, {"published": True}, {"timing": Timing.NOT_WANTED}),
    (State.ASSIGNED, None, {"assigned": True}),
    (State.DRAFT, {}, {"assigned": True}),
    (State.NEEDS_CHANGES, {"change_request": "Names"}, None),
    (State.NEEDS_CHANGES, {"change_request": "Names"}, {"ready_at": PAST}),
    (State.IN_REVIEW, {"in_review": True}, None),
    (State.READY, {"in_review": True}, {"ready_at": PAST}),
    (State.SCHEDULED, {"scheduled": True}, None),
    (State.PUBLISHED, {"scheduled": True, "published_at": PAST}, None),
    (State.EMBARGOED, {"embargoed": True}, None),
    (State.PUBLISHED, {"published": True, "embargoed_until": PAST}, None),
    (State.PUBLISHED, {"published": True, "source_revision": 5}, None),
    (State.UPDATE, {"published": True, "source_revision": 4}, None),
    (State.MAJOR, {"published": True, "source_revision": 3}, None),
    (State.EXPIRED, {"published": True, "expires_at": PAST}, None),
    (State.WITHDRAWN, {"withdrawn": True, "source_revision": 1}, None),
    (State.KILLED, {"withdrawn": True, "killed_at": PAST}, None),
]


@pytest.mark.parametrize(("state", "edition", "plan"), CASES)
def test_each_state(story, state, edition, plan):
    if edition is not None:
        EditionFactory(article=story, language="rom", **{"source_language": "mk"} | edition)
    if plan is not None:
        who = UserFactory() if plan.pop("assigned", False) else None
        LanguagePlan.objects.create(article=story, language="rom", assignee=who, **plan)
    assert judged(story).state == state
    assert list(matching(Article.objects.all(), {state}, ["rom"])) == [story]
    others = set(State) - judged(story).states
    assert not matching(Article.objects.all(), others, ["rom"]).exists()


def test_a_draft_may_be_out_of_date_as_well(story):
    EditionFactory(article=story, language="rom", source_language="mk", source_revision=3, source_churn=20)
    found = judged(story)
    assert (found.state, found.states, found.stale.words) == (State.DRAFT, {State.DRAFT, State.MAJOR}, 30)
    for state in found.states:
        assert matching(Article.objects.all(), {state}, ["rom"]).exists()


def test_since_when_somebody_waits(story):
    story.editions.update(came_out_at=PAST)
    assert days_since(judged(story).since) == 3
    LanguagePlan.objects.create(
        article=story, language="rom", assignee=UserFactory(), assigned_at=NOW - timedelta(days=1)
    )
    assert days_since(judged(story).since) == 1
    EditionFactory(article=story, language="rom", published=True, source_language="mk", source_revision=3)
    assert days_since(judged(story).since) == 3  # since the original changed
    assert days_since(NOW + timedelta(days=2)) == 0
    assert days_since(None) == 0


def test_both_rules_say_the_same_of_five_hundred_cells():
    dice, section = random.Random(4), SectionFactory()
    people = [UserFactory(), UserFactory()]
    for _ in range(90):
        _random_story(dice, section, people)
    articles = Article.objects.prefetch_related("editions", "plans").in_bulk()
    for languages in (list(CODES), ["rom"], ["sq", "tr"]):
        for whose in ("", NOBODY, people[0].pk):
            for state in State:
                expected = {pk for pk, it in articles.items() if _has(it, state, languages, whose)}
                found = set(
                    matching(Article.objects.all(), {state}, languages, whose).values_list("pk", flat=True)
                )
                assert found == expected, (state, languages, whose)


def _has(article, state, languages, whose) -> bool:
    editions = {each.language: each for each in article.editions.all()}
    plans = {each.language: each for each in article.plans.all()}
    return any(
        state in standing(article, code, editions.get(code), plans.get(code)).states
        and _is_whose(plans.get(code), whose)
        for code in languages
    )


def _is_whose(plan, whose) -> bool:
    holder = plan.assignee_id if plan else None
    return whose == "" or (holder is None if whose == NOBODY else holder == whose)


def _random_story(dice, section, people):
    article = Article.objects.create(section=section, original_language="mk")
    for language in CODES:
        if dice.random() < 0.8:
            Edition.objects.create(
                article=article, language=language, slug=f"{article.pk}", **_fields(dice, language)
            )
        if dice.random() < 0.5:
            LanguagePlan.objects.create(
                article=article, language=language, assignee=dice.choice([None, *people]),
                timing=dice.choice([Timing.NOT_WANTED, Timing.WHEN_READY, Timing.TOGETHER]),
                ready_at=dice.choice([None, None, PAST]),
            )  # fmt: skip


def _fields(dice, language) -> dict:
    status = dice.choice(
        ["draft", "in_review", "scheduled", "published", "published", "published", "withdrawn"]
    )
    major = dice.randint(0, 3)
    fields = {
        "status": status, "published_at": dice.choice([PAST - timedelta(days=9), FAR_AWAY]),
        "change_request": dice.choice(["", "", "Names"]), "revision": 9,
        "major_revision": major, "update_revision": dice.randint(major, 4),
        "came_out_at": dice.choice([None, PAST]),
        "killed_at": dice.choice([None, PAST]) if status == "withdrawn" else None,
        "embargoed_until": dice.choice([None, None, PAST, FAR_AWAY]) if status == "published" else None,
    }  # fmt: skip
    if fields["published_at"] < NOW:
        fields["expires_at"] = dice.choice([None, None, PAST, FAR_AWAY])
    if language != "mk":
        fields |= {"source_language": "mk", "source_revision": dice.choice([None, 1, 2, 3, 4])}
    return fields
