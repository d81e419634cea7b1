"""Draft, launch, revert; two editors at once."""

import pytest

from newsroom.fronts import launching, order
from newsroom.fronts.arranging import FrontChanged, arrange, take_as_draft, throw_away
from newsroom.models import FrontPage
from tests.factories import UserFactory
from tests.newsroom.front_pages import launch, place, reader, story, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return UserFactory(role="editor")


def states(language="en"):
    return [front.state for front in FrontPage.objects.filter(language=language).order_by("pk")]


def test_the_draft_becomes_live_and_the_live_one_former(ana):
    first = launch(story("One"), by=ana)
    second = launch(story("Two"), by=ana)
    assert states() == ["former", "live"]
    assert second.launched_by == ana
    assert second.launched_at >= first.launched_at
    assert second.slots.count() == 2  # the draft began as a copy of what readers saw


def test_an_earlier_page_is_shown_again_in_one_step(client, ana):
    first = launch(story("One"), by=ana)
    launching.back_to_automatic("en", by=ana)
    newest = story("Newest", published=True)
    place(newest, by=ana)
    launching.show_again(first, by=ana)
    assert reader(client)[0] == "One"
    assert states() == ["former", "former", "draft", "live"]


def test_an_earlier_page_becomes_the_draft(client, ana):
    one, two = story("One"), story("Two")
    first = launch(one, by=ana)
    place(two, by=ana)
    draft = take_as_draft(first, version=version(), by=ana)
    assert [slot.article_id for slot in draft.slots.all()] == [one.article_id]
    assert FrontPage.objects.draft("en").count() == 1


def test_back_to_automatic(client, ana):
    old, _new = story("Old"), story("New")
    launch(old, by=ana)
    assert reader(client) == ["Old", "New"]
    launching.back_to_automatic("en", by=ana)
    assert reader(client) == ["New", "Old"]


def test_a_draft_is_thrown_away(ana):
    place(story("One"), by=ana)
    throw_away("en", version=version())
    assert states() == []


def test_the_second_of_two_editors_is_told(ana):
    one, two = story("One"), story("Two")
    place(one, by=ana)
    seen = version()
    arrange("en", lambda slots: order.add(slots, two.article_id), version=seen, by=ana)
    for late in (
        lambda: arrange("en", lambda slots: order.remove(slots, one.article_id), version=seen, by=ana),
        lambda: launching.launch("en", version=seen, by=ana),
        lambda: throw_away("en", version=seen),
        lambda: arrange("en", lambda slots: slots, version=0, by=ana),
    ):
        with pytest.raises(FrontChanged):
            late()
    assert FrontPage.objects.draft("en").get().slots.count() == 2


def test_what_has_no_draft_is_not_launched(ana):
    with pytest.raises(FrontChanged):
        launching.launch("en", version=0, by=ana)
    assert states() == []


def test_nothing_is_launched_twice(ana):
    place(story("One"), by=ana)
    seen = version()
    launching.launch("en", version=seen, by=ana)
    with pytest.raises(FrontChanged):
        launching.launch("en", version=seen, by=ana)
    assert states() == ["live"]
