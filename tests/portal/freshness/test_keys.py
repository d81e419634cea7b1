"""Which keys a page carries: enough never to be wrong, few enough that a change in one corner leaves the others."""

import pytest
from django.db import connection
from django.test import RequestFactory

from articles.models import Article, Edition
from people.models import Person
from portal.freshness import reading
from portal.freshness.keys import keys_of
from portal.freshness.looking import Looker
from tests.factories import ArticleFactory, EventFactory, PersonFactory, SectionFactory, TagFactory
from tests.portal.freshness.pages import ask
from tests.portal.freshness.test_oracle import Shelf


@pytest.fixture
def two_stories(db):
    """In two sections, about different people, with nothing in common."""
    stories = []
    for slug in ("one", "two"):
        story = ArticleFactory(section=SectionFactory(slug=f"section-{slug}"), published=["mk"])
        story.editions.update(slug=slug)
        story.people.add(PersonFactory(slug=f"person-{slug}"))
        story.tags.add(TagFactory(slug=f"tag-{slug}"))
        stories.append(story)
    return stories


PAGES = ["/mk/articles/one/", "/mk/articles/two/", "/mk/sections/section-two/", "/mk/tags/tag-two/",
         "/mk/people/person-two/", "/mk/lite/articles/two/", "/mk/"]  # fmt: skip


@pytest.fixture
def kept(two_stories):
    shelf = Shelf()
    shelf.looker = Looker(shelf)
    shelf.looker.look()
    shelf.fill(PAGES)
    return shelf


def left(kept: Shelf) -> set[str]:
    """What a look leaves."""
    kept.looker.look()
    return set(kept.pages)


def test_a_corrected_story_leaves_the_pages_of_others(kept, two_stories):
    Article.objects.filter(pk=two_stories[0].pk).update(headline_mk="Поправено")
    assert left(kept) == set(PAGES) - {"/mk/articles/one/", "/mk/"}


def test_a_withdrawn_story_leaves_the_pages_of_others(kept, two_stories):
    Edition.objects.filter(article=two_stories[0]).update(status="withdrawn")
    # The menu loses a section: that is on every page. In a paper with more stories it does not.
    assert left(kept) == set()


def test_another_story_of_the_same_section_and_person_leaves_the_rest(kept, two_stories):
    first = two_stories[0]
    ArticleFactory(section=first.section, published=["mk"]).people.add(*first.people.all())
    assert left(kept) >= set(PAGES) - {"/mk/articles/one/", "/mk/"}


def test_a_draft_leaves_every_page(kept, two_stories):
    draft = ArticleFactory(section=two_stories[0].section, drafts=["mk"])
    draft.people.add(*two_stories[0].people.all())
    Article.objects.filter(pk=draft.pk).update(headline_mk="Уште се пишува")
    assert left(kept) == set(PAGES)


def test_a_renamed_person_is_renamed_where_she_stands(kept, two_stories):
    Person.objects.filter(slug="person-one").update(name_mk="Нова")
    gone = {"/mk/articles/one/"}
    assert gone <= set(PAGES) - left(kept) <= {*gone, "/mk/people/person-two/"}


def test_an_event_long_ago_changes_no_page_of_a_story(kept):
    EventFactory()
    assert left(kept) >= {"/mk/articles/one/", "/mk/articles/two/", "/mk/"}


def test_a_coming_event_stands_on_every_page(kept):
    EventFactory(upcoming=True)
    assert left(kept) == set()


def test_a_page_of_which_nothing_is_known_depends_on_everything(rf: RequestFactory, monkeypatch):
    monkeypatch.setattr(reading, "of_this_page", lambda: None)
    assert "everything" in keys_of(rf.get("/"), None)


def test_a_table_that_nobody_watches_makes_a_page_depend_on_everything():
    assert reading.tables_in('SELECT "x" FROM "articles_edition" JOIN "somewhere_else" ON 1') == {
        "table:articles_edition", "everything",
    }  # fmt: skip


def test_numbers_of_the_counter_are_no_change():
    assert reading.tables_in('SELECT 1 FROM "visitors_pagetotal"') == frozenset()


def test_a_record_without_its_number_makes_a_page_depend_on_everything(two_stories):
    reading.begin()
    list(Edition.objects.only("slug"))
    assert "everything" in reading.of_this_page().records()


def test_what_is_remembered_keeps_its_keys_for_itself_and_for_each_page_that_uses_it(two_stories):
    remembered = set()
    reading.begin()
    with reading.aside(remembered, "menu"):
        person = Person.objects.get(slug="person-one")
    page = reading.of_this_page()
    assert remembered == {"menu", f"people.person:{person.pk}"}
    assert page.records() == set()
    reading.note_all_of(remembered)
    remembered.add("later")
    assert page.records() == {"menu", f"people.person:{person.pk}", "later"}


def test_a_page_begins_with_nothing(two_stories):
    ask("/mk/articles/one/")
    page = ask("/robots.txt")
    assert not [key for key in page.keys if key.startswith("articles.article:")]


def test_what_is_written_costs_no_page_a_question(two_stories, django_assert_num_queries):
    reading.begin()
    with django_assert_num_queries(1):
        list(Person.objects.all())
    assert reading._asked in connection.execute_wrappers
