"""Which edition of each story readers of a language meet in lists."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import archives, reading_on, standins
from articles.models import Edition, Fallback
from articles.standins import chain_of, usual_chain
from languages.registry import FALLBACKS
from tests.factories import ArticleFactory, EditionFactory, SectionFactory

pytestmark = pytest.mark.django_db
HIDDEN = [
    {}, {"in_review": True}, {"scheduled": True}, {"embargoed": True}, {"withdrawn": True},
    {"published": True, "expires_at": timezone.now() - timedelta(days=1)},
]  # fmt: skip
HIDDEN_NAMES = ["draft", "in review", "scheduled", "embargoed", "withdrawn", "expired"]


def fill(language, *chain):
    Fallback.objects.create(language=language, fills_up=True, chain=list(chain))


def readable(language):
    """Which language of which story stands in the list, newest first."""
    return [(e.article_id, e.language) for e in Edition.objects.readable(language).newest_first()]


@pytest.fixture
def stories():
    """Four stories: in everything, in Macedonian and English, in English only, in Turkish only."""
    return [ArticleFactory(published=each) for each in (["rom", "mk", "en"], ["mk", "en"], ["en"], ["tr"])]


def shown(language, stories):
    found = dict(readable(language))
    assert len(found) == len(readable(language)), "a story stands there once"
    return [found.get(article.pk) for article in stories]


def test_without_a_rule_only_this_language(stories):
    assert shown("rom", stories) == ["rom", None, None, None]


def test_a_rule_that_is_switched_off_changes_nothing(stories):
    Fallback.objects.create(language="rom", fills_up=False, chain=["mk", "en"])
    assert shown("rom", stories) == ["rom", None, None, None]


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        (["mk"], ["rom", "mk", None, None]),
        (["mk", "en"], ["rom", "mk", "en", None]),
        (["en", "mk"], ["rom", "en", "en", None]),
        (["en", "tr"], ["rom", "en", "en", "tr"]),
        (["sq"], ["rom", None, None, None]),
        ([], ["rom", None, None, None]),
    ],
)
def test_the_first_language_of_the_chain_stands_in(stories, chain, expected):
    fill("rom", *chain)
    assert shown("rom", stories) == expected


def test_a_rule_is_one_language_s_own(stories):
    fill("rom", "mk", "en")
    assert shown("sq", stories) == [None] * 4
    assert shown("mk", stories) == ["mk", "mk", None, None]


@pytest.mark.parametrize("state", HIDDEN, ids=HIDDEN_NAMES)
def test_what_readers_may_not_read_never_stands_in(state):
    article = ArticleFactory(published=["en"])
    EditionFactory(article=article, language="mk", **state)
    fill("rom", "mk", "en")
    assert readable("rom") == [(article.pk, "en")]
    Edition.objects.filter(language="en").delete()
    assert readable("rom") == []


@pytest.mark.parametrize("state", HIDDEN, ids=HIDDEN_NAMES)
def test_an_own_edition_that_is_not_public_keeps_no_stand_in_away(state):
    article = ArticleFactory(published=["mk"])
    EditionFactory(article=article, language="rom", **state)
    fill("rom", "mk", "en")
    assert readable("rom") == [(article.pk, "mk")]


def test_a_language_that_is_switched_off_stands_in_for_nobody(stories, settings):
    fill("rom", "mk", "en")
    settings.LANGUAGES = [("rom", "Romani"), ("en", "English")]
    assert chain_of("rom") == ("en",)
    assert shown("rom", stories) == ["rom", "en", "en", None]


def test_a_changed_rule_holds_at_once(stories):
    fill("rom", "mk")
    assert shown("rom", stories)[1] == "mk"
    rule = Fallback.objects.get()
    rule.chain = ["en"]
    rule.save()
    assert shown("rom", stories)[1] == "en"
    rule.delete()
    assert shown("rom", stories)[1] is None


def test_the_rule_is_read_once_a_minute(django_assert_num_queries, monkeypatch):
    now = 0.0
    monkeypatch.setattr(standins.time, "monotonic", lambda: now)
    fill("rom", "mk")
    with django_assert_num_queries(1):
        for _ in range(3):
            assert chain_of("rom") == ("mk",)
    now = standins.KEPT_SECONDS
    with django_assert_num_queries(1):
        chain_of("rom")


def test_the_proposed_chains_are_those_of_the_paper():
    assert usual_chain("rom") == ("mk", "en")
    assert {code: usual_chain(code) for code in FALLBACKS} == FALLBACKS


def test_cards_bring_the_words_of_every_row_and_no_body(stories, django_assert_num_queries):
    fill("rom", "mk", "en")
    with django_assert_num_queries(2):  # the rule, the cards
        editions = list(Edition.objects.readable("rom").for_card("rom"))
        words = [(e.kicker, e.headline, e.standfirst, e.article.section.slug) for e in editions]
    assert [e.headline for e in editions] == [getattr(e.article, f"headline_{e.language}") for e in editions]
    assert len(words) == 3
    assert all({"body_rom", "body_mk", "headline_sq"} <= e.article.get_deferred_fields() for e in editions)


def test_plain_cards_have_the_same_words(stories):
    fill("rom", "mk", "en")
    readable = Edition.objects.readable("rom").order_by("pk")
    cards, editions = readable.as_cards("rom"), readable.for_card("rom")
    assert [(c.pk, c.kicker, c.headline, c.standfirst) for c in cards] == [
        (e.pk, e.kicker, e.headline, e.standfirst) for e in editions
    ]


def test_a_month_counts_what_its_list_shows():
    article = ArticleFactory(published=["mk"])
    EditionFactory(article=article, language="rom", published=True)
    ArticleFactory(published=["mk", "en"])
    fill("rom", "mk", "en")
    (year,) = archives.years("rom")
    (month,) = year.months
    assert month.count == archives.of_month("rom", month.first).count() == 2
    (year,) = archives.years("en")
    assert year.months[0].count == 1


def test_a_story_s_own_date_in_its_own_language_decides_its_month():
    article = ArticleFactory(published=["mk"])
    later = article.editions.get().published_at + timedelta(days=400)
    EditionFactory(article=article, language="rom", published=True, published_at=later)
    fill("rom", "mk")
    assert [(y.number, len(y.months)) for y in archives.years("rom")] == [(later.year, 1)]


def test_related_and_neighbours_stand_in_too(stories):
    section = SectionFactory()
    own = EditionFactory(article=ArticleFactory(section=section), language="rom", published=True)
    before = own.published_at - timedelta(days=1)
    other = EditionFactory(
        article=ArticleFactory(section=section), language="mk", published=True, published_at=before
    )
    edition = Edition.objects.for_page().get(pk=own.pk)
    alone = reading_on.around(edition)
    assert (alone["previous"], alone["next"]) == (None, None)
    fill("rom", "mk")
    assert reading_on.around(edition)["previous"].pk == other.pk
