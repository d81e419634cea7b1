"""Where stories stand when an editor adds, moves, pins and removes them."""

import pytest

from articles.errors import NewsroomError
from newsroom.fronts import order
from newsroom.models import Slot


def slots(*stories, pinned=()):
    """Places with these stories, those in `pinned` fastened."""
    return [
        Slot(article_id=story, place=place, is_pinned=story in pinned) for place, story in enumerate(stories)
    ]


def shown(found):
    return [(slot.place, slot.article_id) for slot in found]


def test_a_story_comes_in_on_top_or_below():
    assert shown(order.add(slots(1, 2), 3, first=True)) == [(0, 3), (1, 1), (2, 2)]
    assert shown(order.add(slots(1, 2), 3)) == [(0, 1), (1, 2), (2, 3)]


def test_a_story_that_stands_there_already_is_moved():
    assert shown(order.add(slots(1, 2), 2, first=True)) == [(0, 2), (1, 1)]


def test_a_pinned_story_keeps_its_place_whatever_comes_above():
    assert shown(order.add(slots(1, 2, 3, pinned=[2]), 4, first=True)) == [(0, 4), (1, 2), (2, 1), (3, 3)]
    assert shown(order.remove(slots(1, 2, pinned=[2]), 1)) == [(1, 2)]


@pytest.mark.parametrize(
    ("story", "by", "expected"),
    [(1, 1, [2, 1, 3]), (3, -1, [1, 3, 2]), (1, -1, [1, 2, 3]), (3, 1, [1, 2, 3])],
)
def test_up_and_down(story, by, expected):
    assert [slot.article_id for slot in order.step(slots(1, 2, 3), story, by=by)] == expected


def test_up_and_down_pass_a_pinned_story():
    assert shown(order.step(slots(1, 2, 3, pinned=[2]), 3, by=-1)) == [(0, 3), (1, 2), (2, 1)]


def test_a_pinned_story_is_pinned_where_it_is_moved():
    assert shown(order.step(slots(1, 2, 3, pinned=[2]), 2, by=1)) == [(0, 1), (1, 3), (2, 2)]
    assert shown(order.move(slots(1, 2, pinned=[2]), 2, place=5)) == [(0, 1), (5, 2)]
    assert shown(order.move(slots(1, 2, 3, pinned=[1, 3]), 3, place=0)) == [(0, 3), (1, 2), (2, 1)]


@pytest.mark.parametrize(
    ("story", "place", "expected"),
    [(1, 2, [2, 3, 1]), (3, 0, [3, 1, 2]), (1, 99, [2, 3, 1]), (2, -4, [2, 1, 3])],
)
def test_dragging(story, place, expected):
    assert [slot.article_id for slot in order.move(slots(1, 2, 3), story, place=place)] == expected


def test_only_places_at_the_top_are_pinned():
    with pytest.raises(NewsroomError):
        order.pin(slots(*range(12)), 11, is_pinned=True)


def test_an_arrangement_has_an_end():
    with pytest.raises(NewsroomError):
        order.add(slots(*range(order.LIMIT)), 99)


def test_a_story_that_is_gone_is_told():
    with pytest.raises(order.NoSuchStory):
        order.remove(slots(1), 2)
