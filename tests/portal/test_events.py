"""The pages of events: what they say to readers."""

import re
from datetime import date, time

import pytest
import time_machine

from tests.factories import ArticleFactory, EventFactory, OrganizationFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def april():
    with time_machine.travel("2024-04-01T12:00:00+00:00", tick=False):
        yield


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    """What is read aloud of the content of a page."""
    content = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", content).split())


@pytest.mark.parametrize("edition", ["", "lite/"])
@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"status": "cancelled", "status_note_en": "No hall."}, ["Cancelled No hall."]),
        ({"status": "postponed"}, ["Postponed A new date is not known yet."]),
        (
            {"status": "postponed", "has_new_date": True, "was_on": date(2024, 4, 2)},
            [
                "Postponed It was planned for 2 April 2024; the date below is the new one.",
                "Date 8 April 2024",
            ],
        ),
        ({"status": "postponed", "has_new_date": True}, ["Postponed The date below is the new one."]),
        ({"status": "planned"}, ["Status Planned"]),
        ({"precision": "month"}, ["Date April 2024", "The exact day is not known"]),
        (
            {"starts_at_time": time(10), "ends_at_time": time(12), "zone": "Europe/London"},
            ["8 April 2024, 10:00–12:00 (time in London) 11:00 in Skopje", "Duration 2 hours"],
        ),
    ],
)
def test_what_a_reader_must_know_is_said_in_words(client, edition, values, said):
    EventFactory(slug="x", **values)
    html = page(client, f"/en/{edition}events/x/")
    for sentence in said:
        assert sentence in words(html)
    assert ("/en/events/x.ics" in html) is (values.get("precision") != "month")


def test_what_was_planned_and_is_over_says_nothing_about_its_status(client):
    EventFactory(slug="x", status="planned", starts_on=date(2024, 3, 1))
    assert "Status" not in words(page(client, "/en/events/x/"))


def test_nobody_is_asked_to_note_what_is_over(client):
    EventFactory(slug="x", starts_on=date(2024, 3, 1))
    EventFactory(slug="y", precision="month", starts_on=date(2024, 3, 1))
    for slug in ("x", "y"):
        assert "Calendar" not in words(page(client, f"/en/events/{slug}/"))


def test_in_a_list_a_new_date_is_called_so(client):
    EventFactory(name_en="Moved", status="postponed", has_new_date=True)
    EventFactory(name_en="Open", status="postponed", starts_on=date(2024, 4, 9))
    for address in ("/en/events/", "/en/events/2024/04/", "/en/lite/events/2024/04/"):
        told = words(page(client, address))
        assert told.count("New date") == 1
        assert "Postponed a new date is not known yet" in told


def test_a_date_that_does_not_hold_is_struck_out(client):
    EventFactory(slug="x", status="postponed")
    html = page(client, "/en/events/x/")
    assert re.search(
        r'<s>\s*<time class="event-dates" datetime="2024-04-08">8 April 2024</time>\s*</s>', html
    )


def test_where_it_is_with_a_link_to_the_map_and_nothing_from_elsewhere(client):
    venue = VenueFactory(name_en="Hall", address="Bulevar 1", latitude="41.99646", longitude="21.43141")
    EventFactory(slug="x", venue=venue)
    html = page(client, "/mk/events/x/")
    assert (
        'href="https://www.openstreetmap.org/?mlat=41.99646&amp;mlon=21.43141#map=17/41.99646/21.43141"'
        in html
    )
    assert "Bulevar 1" in html
    assert "iframe" not in html


def test_the_stories_stand_as_one_cluster_in_the_order_in_which_it_was_told(client):
    event = EventFactory(slug="x", starts_on=date(2019, 1, 30))
    for headline, kind, day in (
        ("Report", "news", 30),
        ("Later", "news", 31),
        ("Preview", "announcement", 30),
    ):
        article = ArticleFactory(published=["en"], kind=kind, headline_en=headline)
        article.editions.update(published_at=f"2019-01-{day}T12:00:00+00:00")
        article.events.add(event)
    for edition in ("", "lite/"):
        told = words(page(client, f"/en/{edition}events/x/"))
        places = [
            told.index(each)
            for each in ("Before the event", "Preview", "On the day", "Report", "After the event", "Later")
        ]
        assert places == sorted(places)


def test_events_of_the_same_organizers_are_named(client):
    event, sister = EventFactory(slug="x"), EventFactory(name_en="Sister meeting")
    forum = OrganizationFactory()
    for each in (event, sister):
        each.organizers.add(forum)
    assert "Related events Sister meeting" in words(page(client, "/en/events/x/"))


@pytest.mark.parametrize("edition", ["", "lite/"])
def test_the_list_tells_what_comes_what_waits_what_was_and_how_to_subscribe(client, edition):
    EventFactory(name_en="Comes")
    EventFactory(name_en="Waits", status="postponed", starts_on=date(2024, 3, 1))
    EventFactory(name_en="Was", starts_on=date(2024, 3, 1))
    html = page(client, f"/en/{edition}events/")
    told = words(html)
    places = [
        told.index(each)
        for each in (
            "Upcoming",
            "Comes",
            "Subscribe",
            "Postponed, without a new date",
            "Waits",
            "Past",
            "Was",
        )
    ]
    assert places == sorted(places)
    assert 'href="webcal://127.0.0.1:8000/en/events/calendar.ics"' in html
    assert 'href="/en/events/calendar.ics"' in html
    named = 'type="text/calendar" title="Events" href="http://127.0.0.1:8000/en/events/calendar.ics"'
    assert (named in html) is (edition == "")
    assert f'href="/en/{edition}events/2024/04/"' in html


def test_a_month_is_a_table_with_named_columns(client):
    EventFactory(name_en="Congress", starts_at_time=time(10))
    html = page(client, "/en/events/2024/04/")
    assert re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', html) == [
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
    ]
    assert "10:00 Congress" in words(html)
    assert "<h1>Events: April 2024</h1>" in html
    assert 'content="noindex"' not in html
    assert 'rel="canonical"' in html


def test_weekdays_that_romani_borrows_say_whose_they_are(client):
    EventFactory()
    html = page(client, "/rom/events/2024/04/")
    assert re.findall(r'<th scope="col"[^>]* lang="(\w+)"', html) == ["mk"] * 7


@pytest.mark.parametrize("edition", ["", "lite/"])
def test_an_empty_month_is_kind_and_leads_on(client, edition):
    EventFactory(starts_on=date(2024, 2, 1))
    EventFactory(starts_on=date(2024, 9, 1))
    EventFactory(starts_on=date(2024, 1, 1), precision="year", name_en="Some day")
    html = page(client, f"/en/{edition}events/2024/04/")
    told = words(html)
    assert "We know of no events in this month." in told
    assert "This year, day not known Some day" in told
    assert '<meta name="robots" content="noindex">' in html
    for month in ("2024/02", "2024/03", "2024/05", "2024/09"):
        assert f'href="/en/{edition}events/{month}/"' in html
    assert "<table" not in html


@pytest.mark.parametrize(
    "month", ["2024/13", "2024/00", "2024/4", "1799/12", "2200/01", "9999/12", "0001/01"]
)
def test_impossible_months(client, month):
    assert client.get(f"/en/events/{month}/").status_code == 404


@pytest.mark.parametrize("month", ["1800/01", "2199/12"])
def test_the_ends_of_the_calendar(client, month):
    page(client, f"/en/events/{month}/")


@pytest.mark.parametrize("many", [0, 40])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/en/lite/events/", 5), ("/en/lite/events/2024/04/", 5), ("/en/lite/events/x/", 6)],
)
def test_many_events_cost_no_more_queries(client, django_assert_num_queries, address, queries, many):
    EventFactory(slug="x", part_of=EventFactory(), starts_on=date(2023, 1, 1))
    EventFactory.create_batch(many, starts_on=date(2024, 4, 3))
    EventFactory.create_batch(many, starts_on=date(2024, 3, 3))
    with django_assert_num_queries(queries):
        page(client, address)
