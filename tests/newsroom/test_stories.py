"""Which stories and sections are read, and who may see which headline."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from newsroom.statistics.history import History
from newsroom.statistics.period import Period
from newsroom.statistics.stories import Stories
from tests.factories import ArticleFactory, EditionFactory, SectionFactory, UserFactory
from tests.newsroom.figures import DAY, TODAY, count_day, read
from visitors.retention import DETAIL_KEPT

pytestmark = pytest.mark.django_db


def stories(period: Period | None = None, role: str = "editor", language: str = "en") -> Stories:
    period = period or Period(TODAY - 7 * DAY, TODAY - DAY, TODAY)
    return Stories(History(TODAY), period, user=UserFactory(role=role), language=language)


def test_a_story_is_shown_in_the_best_language_with_links():
    both = ArticleFactory(published=["mk", "en"], section=SectionFactory(name_en="Culture"))
    only_sq = ArticleFactory(published=["sq"], drafts=["en"])
    read(both.page_key, 5, language="mk")
    read(both.page_key, 2, language="en")
    read(only_sq.page_key, 3, language="sq")

    first, second = stories().articles().lines

    english = both.editions.get(language="en")
    assert (first.name, first.tag, first.url) == (english.headline, "", english.get_absolute_url())
    assert (first.values, first.note, first.code) == ((7, 14), "Culture", both.page_key)
    assert first.edit_url == reverse("admin:articles_article_change", args=[both.pk])
    albanian = only_sq.editions.get(language="sq")
    assert (second.name, second.tag, second.url) == (albanian.headline, "sq", albanian.get_absolute_url())


@pytest.mark.parametrize(
    "state", [{"withdrawn": True}, {"embargoed": True}, {"scheduled": True}, {}], ids=str
)
def test_what_is_not_public_tells_its_headline_only_to_colleagues_who_may_read_it(state):
    edition = EditionFactory(language="en", words__headline="Secret plan", **state)
    read(edition.article.page_key, 3)

    line = stories(role="editor").articles().lines[0]
    assert line.name.startswith("Secret plan")
    assert (line.url, line.note) == ("", "not public at present")
    assert line.edit_url
    line = stories(role="reader statistics").articles().lines[0]
    assert "Secret" not in line.name
    assert (line.url, line.edit_url, line.note) == ("", "", "not public at present")


def test_who_only_reads_statistics_gets_no_links_into_the_newsroom():
    story = ArticleFactory(published=["en"])
    read(story.page_key, 3)
    line = stories(role="reader statistics").articles().lines[0]
    assert line.url
    assert line.edit_url == ""


def test_a_deleted_story_keeps_its_readers():
    story = ArticleFactory(published=["en"])
    read(story.page_key, 3)
    number = story.pk
    story.delete()
    table = stories()
    assert [(line.name, line.values) for line in table.articles().lines] == [
        (f"Deleted story {number}", (3, 6))
    ]
    assert [(line.name, line.code) for line in table.sections().lines] == [("Deleted stories", "")]


@pytest.mark.parametrize(
    "key", ["people.person:1", "articles.article:x", f"articles.article:{10**19}", "articles.articles:1"]
)
def test_other_pages_are_no_stories(key):
    read(key, 3)
    assert stories().articles().lines == []
    assert stories().sections().lines == []


def test_sections_add_up_their_stories_and_are_compared():
    count_day(TODAY - 14 * DAY, 100)
    culture, sport = (
        SectionFactory(name_en="Culture", slug="culture"),
        SectionFactory(name_mk="Спорт", name_en=""),
    )
    one, two = ArticleFactory.create_batch(2, section=culture)
    three = ArticleFactory(section=sport)
    for story, readers in ((one, 10), (two, 20), (three, 5)):
        read(story.page_key, readers)
    read(one.page_key, 15, day=TODAY - 10 * DAY)
    read(three.page_key, 9, day=TODAY - 60 * DAY)

    lines = stories().sections().lines

    assert [(line.name, line.values, line.before, line.change_text) for line in lines] == [
        ("Culture", (30, 60), 15, "+100 %"),
        ("Спорт", (5, 10), 0, "new"),
    ]
    assert [line.tag for line in lines] == ["", "mk"]
    assert lines[0].code == "culture"


def test_all_time_takes_the_totals():
    story = ArticleFactory(published=["en"])
    read(story.page_key, 3, day=TODAY - 900 * DAY)
    count_day(TODAY - 900 * DAY, 10)
    assert stories().articles().lines == []
    everything = Period(TODAY - 900 * DAY, TODAY, TODAY, "all")
    assert stories(everything).articles().lines[0].values == (3, 6)
    assert stories(everything).articles().notes == ()


def test_what_was_forgotten_is_neither_compared_nor_passed_over_in_silence():
    count_day(TODAY - 900 * DAY, 10)
    story = ArticleFactory(published=["en"])
    read(story.page_key, 3)
    year = Period(TODAY - 365 * DAY, TODAY - DAY, TODAY)
    table = stories(year).articles()
    assert (table.lines[0].before, table.notes) == (None, ())
    long_ago = Period(TODAY - DETAIL_KEPT - DAY, TODAY - DAY, TODAY)
    assert "400 days" in stories(long_ago).articles().notes[0]


def test_the_page_shows_the_first_lines_and_says_how_many_more_there_are(reader_of_statistics):
    published = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(23):
        read(
            EditionFactory(language="en", status="published", published_at=published).article.page_key,
            30 - number,
        )
    html = reader_of_statistics.get("/admin/statistics/").content.decode()
    assert "More lines in the files: 3" in html
    assert len(reader_of_statistics.get("/admin/statistics/stories.json").json()["lines"]) == 23
