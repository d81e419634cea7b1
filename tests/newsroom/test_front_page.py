"""The front page as readers find it: by hand, then the newest, no story twice, decided at the moment of reading."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import publishing
from newsroom.fronts import launching, order, questions
from newsroom.fronts.arranging import arrange
from newsroom.models import Slot
from tests.factories import PUBLISHED_AT, UserFactory
from tests.newsroom.front_pages import launch, place, reader, story, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(role="editor")


def many(count: int):
    """Stories of which each is newer than the one before."""
    found = [story(f"Story {number}") for number in range(count)]
    for number, edition in enumerate(found):
        edition.published_at = PUBLISHED_AT + timedelta(hours=number)
        edition.save()
    return found


def test_without_an_arrangement_the_newest_stand_there(client):
    many(3)
    assert reader(client) == ["Story 2", "Story 1", "Story 0"]


def test_what_was_placed_by_hand_comes_first_and_no_story_stands_there_twice(client, ana):
    stories = many(14)
    launch(stories[0], stories[5], by=ana)
    found = reader(client)
    assert found[:4] == ["Story 0", "Story 5", "Story 13", "Story 12"]
    assert sorted(found) == sorted({edition.headline for edition in stories})


def test_a_draft_is_not_seen_by_readers(client, ana):
    stories = many(3)
    place(stories[0], by=ana)
    assert reader(client)[0] == "Story 2"


def test_other_languages_are_left_alone(client, ana):
    stories = many(2)
    launch(stories[0], by=ana)
    story("Вест", "mk")
    assert reader(client, "mk") == ["Вест"]


def test_a_story_that_is_withdrawn_makes_room(client, ana):
    stories = many(6)
    launch(stories[0], stories[1], by=ana)
    publishing.withdraw(stories[0], by=ana, reason="wrong")
    assert reader(client)[:3] == ["Story 1", "Story 5", "Story 4"]


@pytest.mark.parametrize("state", ["scheduled", "embargoed", "withdrawn", "in_review"])
def test_what_readers_may_not_see_is_skipped(client, ana, state):
    launch(story("Secret", **{state: True}), story("Public"), by=ana)
    assert reader(client) == ["Public"]


def test_a_pinned_story_keeps_its_place_when_those_above_it_fall_away(client, ana):
    stories = many(6)
    place(stories[0], stories[1], stories[2], by=ana)
    arrange("en", lambda s: order.pin(s, stories[2].article_id, is_pinned=True), version=version(), by=ana)
    launching.launch("en", version=version(), by=ana)
    assert reader(client)[:4] == ["Story 0", "Story 1", "Story 2", "Story 5"]
    publishing.withdraw(stories[0], by=ana, reason="wrong")
    assert reader(client)[:4] == ["Story 1", "Story 5", "Story 2", "Story 4"]


def test_a_pinned_story_of_a_young_paper_is_not_lost(client, ana):
    edition = story("Only one")
    place(edition, by=ana)
    arrange("en", lambda s: order.pin(s, edition.article_id, is_pinned=True), version=version(), by=ana)
    arrange("en", lambda s: order.move(s, edition.article_id, place=7), version=version(), by=ana)
    launching.launch("en", version=version(), by=ana)
    assert reader(client) == ["Only one"]


def test_a_place_begins_and_ends_by_itself(client, ana):
    stories = many(4)
    now = timezone.now()
    place(stories[0], by=ana)
    arrange(
        "en",
        lambda s: order.set_times(
            s, stories[0].article_id, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2)
        ),
        version=version(),
        by=ana,
    )
    launching.launch("en", version=version(), by=ana)
    for minutes, lead in [(0, "Story 3"), (61, "Story 0"), (121, "Story 3")]:
        with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
            assert reader(client)[0] == lead


@pytest.mark.parametrize(("by_hand", "cards"), [(0, 3), (1, 3), (4, 3), (5, 6), (8, 9), (13, 9)])
def test_cards_stand_in_full_rows(client, ana, by_hand, cards):
    stories = many(20)
    if by_hand:
        launch(*stories[:by_hand], by=ana)
    html = client.get("/en/").content.decode()
    assert (
        html.partition('class="cards"')[2].partition('class="latest"')[0].count('<article class="card"')
        == cards
    )


def test_the_latest_stay_in_the_order_of_time(client, ana):
    stories = many(30)
    launch(*stories[:14], by=ana)
    found = reader(client)
    assert found[10:14] == [f"Story {number}" for number in range(29, 25, -1)]


def test_places_with_the_same_number_are_both_shown(client, ana):
    stories = many(3)
    front = launch(stories[0], stories[1], by=ana)
    Slot.objects.filter(front=front).update(place=1, is_pinned=True)
    assert sorted(reader(client)) == ["Story 0", "Story 1", "Story 2"]


def test_stories_of_one_section_share_it():
    stories = many(2)
    section = stories[0].article.section
    stories[1].article.section = section
    stories[1].article.save()
    first, second = questions.cards("en", [edition.pk for edition in stories])
    assert first.section is second.section
    assert first.section == section
