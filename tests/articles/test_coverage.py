"""The stories about an event: previews, the day itself, what became of it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from articles.coverage import coverage
from articles.models import Article, Edition
from tests.factories import ArticleFactory, EventFactory

pytestmark = pytest.mark.django_db
DAY = date(2019, 1, 30)


@pytest.fixture
def event():
    return EventFactory(starts_on=DAY)


def story(event, days: int = 0, hour: int = 12, languages=("en",), **values):
    article = ArticleFactory(published=languages, **values)
    at = datetime.combine(DAY, time(hour), tzinfo=UTC) + timedelta(days=days)
    article.editions.update(published_at=at)
    article.events.add(event)
    return article


def told(event, language: str = "en") -> dict:
    parts = coverage(event, language)
    return {
        str(part.title): [Article.objects.get(pk=card.article_id) for card in part.editions] for part in parts
    }


def test_three_stories_are_one_cluster_and_the_preview_comes_first(event):
    later, report = story(event, 1), story(event, 0, 20)
    preview = story(event, 0, 7, kind="announcement")
    early = story(event, -3)
    assert told(event) == {
        "Before the event": [early, preview], "On the day": [report], "After the event": [later],
    }  # fmt: skip


def test_with_hours_the_clock_decides(event):
    event.starts_at_time, event.zone = time(10), "Europe/Brussels"
    before, during = story(event, 0, 8), story(event, 0, 10)
    assert told(event) == {"Before the event": [before], "On the day": [during]}


def test_a_dateline_counts_more_than_the_day_on_which_the_text_was_put_in(event):
    archived = story(event, 2000, dateline_on=date(2019, 1, 29))
    same_day = story(event, 2000, dateline_on=DAY)
    assert told(event) == {"Before the event": [archived], "On the day": [same_day]}


def test_a_translation_tells_of_the_day_of_its_original(event):
    article = story(event, -3, languages=("mk", "en"))
    article.editions.filter(language="en").update(published_at=datetime(2019, 3, 1, tzinfo=UTC))
    assert told(event) == {"Before the event": [article]}


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"ends_on": date(2019, 2, 2)}, "During the event"),
        ({"precision": "month", "starts_on": date(2019, 2, 1)}, "In that month"),
        ({"precision": "year", "starts_on": date(2019, 1, 1)}, "In that year"),
    ],
)
def test_what_is_between_the_first_and_the_last_day(values, title):
    event = EventFactory(**({"starts_on": DAY} | values))
    article = story(event, 2)
    assert told(event) == {title: [article]}


def test_without_a_date_there_is_no_before():
    event = EventFactory(starts_on=DAY, status="postponed")
    second, first = story(event, 1), story(event, -1)
    assert told(event) == {"": [first, second]}
    assert coverage(EventFactory(status="postponed"), "en") == []


def test_only_what_readers_of_the_language_can_read(event):
    story(event, languages=("mk",))
    hidden = ArticleFactory(drafts=["en"])
    hidden.events.add(event)
    assert told(event) == {}
    assert len(coverage(event, "mk")) == 1


@pytest.mark.parametrize("many", [1, 12])
def test_one_query_however_many_stories(event, django_assert_num_queries, many):
    for number in range(many):
        story(event, number - 3)
    with django_assert_num_queries(1):
        parts = coverage(event, "en")
        assert all(card.section.name for part in parts for card in part.editions)


def test_of_very_many_the_newest_are_shown(event, monkeypatch):
    monkeypatch.setattr("articles.coverage.MOST", 2)
    for number in range(3):
        story(event, number)
    assert Edition.objects.count() == 3
    assert list(told(event)) == ["After the event"]
