"""What leads on from a story: related ones, its storylines, the stories before and after."""

from datetime import timedelta

import pytest

from articles import reading_on
from articles.models import Article, Edition
from articles.standins import set_rule
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    EditionFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    SectionFactory,
    StorylineFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def story(days: int = 0, languages=("en",), **about):
    """A story published so many days after the first; `about` are the things that it is about."""
    article = ArticleFactory(section=about.pop("section", None) or SectionFactory(), published=languages)
    article.editions.update(published_at=PUBLISHED_AT + timedelta(days=days))
    for relation, things in about.items():
        getattr(article, relation).set(things)
    return article


def page(article, language="en"):
    return Edition.objects.for_page().get(article=article, language=language)


def around(article, language="en"):
    return reading_on.around(page(article, language))


def _story(card):
    return Article.objects.get(pk=card.article_id)


def related(article, language="en"):
    """Headings with the articles below them."""
    groups = around(article, language)["related"]
    return {str(group.title): [_story(card) for card in group.editions] for group in groups}


def test_the_same_event_comes_first_then_the_storyline_then_what_shares_most():
    event, line, ana, tag, tag2 = (
        EventFactory(),
        StorylineFactory(),
        PersonFactory(),
        TagFactory(),
        TagFactory(),
    )
    own = story(events=[event], storylines=[line], people=[ana], tags=[tag, tag2])
    story(9, tags=[tag])
    story(1, tags=[tag, tag2])
    person = story(2, people=[ana])
    oldest, before = story(-301, storylines=[line]), story(-300, storylines=[line])
    after, latest = story(3, storylines=[line]), story(4, storylines=[line])
    of_event = story(-400, events=[event])
    story(10)

    assert list(related(own).items()) == [
        ("On the same event", [of_event]),
        ("In the same storyline", [latest, oldest]),
        ("Related", [person]),
    ]
    part = around(own)["storylines"][0]
    assert (_story(part.previous), _story(part.next)) == (before, after)


def test_of_stories_that_share_as_much_the_fresher_ones_come_first():
    tag = TagFactory()
    own = story(tags=[tag])
    days = [1, 5, 3, -2, 4, 2]
    by_day = {day: story(day, tags=[tag]) for day in days}

    assert related(own) == {"Related": [by_day[day] for day in (5, 4, 3, 2)]}


@pytest.mark.parametrize(
    ("relation", "factory"),
    [("people", PersonFactory), ("organizations", OrganizationFactory), ("tags", TagFactory)],
)
def test_each_kind_of_thing_connects(relation, factory):
    thing = factory()
    own, other = story(**{relation: [thing]}), story(1, **{relation: [thing]})

    assert related(own) == {"Related": [other]}


def test_a_private_person_connects_nothing():
    lamin = PersonFactory(private=True)
    own = story(people=[lamin])
    story(1, people=[lamin])

    assert related(own) == {}


def test_only_what_readers_of_this_language_can_read():
    tag = TagFactory()
    own = story(tags=[tag], languages=["en", "mk"])
    macedonian = story(1, ["mk"], tags=[tag])
    for state in ({}, {"in_review": True}, {"scheduled": True}, {"embargoed": True}, {"withdrawn": True}):
        EditionFactory(article=story(2, [], tags=[tag]), language="en", **state)

    assert related(own) == {}
    assert related(own, "mk") == {"Related": [macedonian]}


def test_another_language_stands_in_where_the_editors_say_so():
    tag, section = TagFactory(), SectionFactory()
    own = story(tags=[tag], languages=["rom", "mk"], section=section)
    other = story(-1, ["mk", "en"], tags=[tag], section=section)
    set_rule("rom", fills_up=True, chain=["mk", "en"])

    assert related(own, "rom") == {"Related": [other]}
    found = around(own, "rom")
    assert found["related"][0].editions[0].language == found["previous"].language == "mk"


def test_a_story_is_never_its_own_neighbour_in_another_language():
    """A draft in preview has no date; its story may be out in a language that stands in."""
    own = story(languages=["mk"])
    EditionFactory(article=own, language="rom")
    set_rule("rom", fills_up=True, chain=["mk"])

    found = around(own, "rom")
    assert (found["previous"], found["next"], found["related"]) == (None, None, [])


def test_neighbours_of_the_same_minute_have_an_order():
    section = SectionFactory()
    first, own, last = (story(section=section) for _number in range(3))
    story()

    found = around(own)
    assert (_story(found["previous"]), _story(found["next"])) == (first, last)
    assert (around(first)["previous"], around(last)["next"]) == (None, None)


def test_a_draft_in_preview_comes_after_everything_that_is_out():
    section = SectionFactory()
    latest = story(3, section=section)
    story(1, section=section)
    draft = ArticleFactory(section=section, drafts=["en"])

    found = around(draft)
    assert (_story(found["previous"]), found["next"]) == (latest, None)


def test_two_storylines_have_their_own_neighbours():
    one, two = StorylineFactory(), StorylineFactory()
    own = story(storylines=[one, two])
    of_one, of_two = story(-1, storylines=[one]), story(1, storylines=[two])

    parts = {part.storyline: part for part in around(own)["storylines"]}
    assert (_story(parts[one].previous), parts[one].next) == (of_one, None)
    assert (parts[two].previous, _story(parts[two].next)) == (None, of_two)


@pytest.mark.parametrize("stories", [1, 30])
def test_two_queries_however_much_there_is(django_assert_num_queries, stories):
    things = {
        "events": [EventFactory()], "storylines": [StorylineFactory()], "people": [PersonFactory(), PersonFactory()],
        "organizations": [OrganizationFactory()], "tags": [TagFactory(), TagFactory()],
    }  # fmt: skip
    own = story(**things)
    for day in range(stories):
        story(day, **things)
    edition = page(own)

    with django_assert_num_queries(2):
        reading_on.around(edition)


def test_the_page_says_what_connects_and_leads_on_in_the_storyline(client):
    line, event = StorylineFactory(), EventFactory()
    own = story(storylines=[line], events=[event])
    before, of_event = story(-1, storylines=[line]), story(-2, events=[event])

    shown = client.get(page(own).get_absolute_url()).content.decode()

    assert f'Part of: <a href="/en/storylines/{line.slug}/">{line.name}</a>' in shown
    assert f'<a rel="prev" href="{page(before).get_absolute_url()}">' in shown
    assert "<h2>On the same event</h2>" in shown
    assert page(of_event).get_absolute_url() in shown
