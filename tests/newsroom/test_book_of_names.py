"""The book of names: what somebody changes is read anew, and only that."""

import pytest

from newsroom.names import MANY, Shelf, read_book, shelf
from people.models import Person, PersonName
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def everything(book) -> dict:
    return {
        "entries": book.entries,
        "order": {code: book.in_order(code) for code in ("en", "mk", "rom")},
        "namesakes": {pk: book.namesakes(pk) for pk in book.entries},
        "found": book.leads_to("dim", "en"),
    }


@pytest.fixture
def known():
    """Some people, and a book that has been read and opened."""
    people = [PersonFactory(name_en=name, name_mk=None) for name in ("Zoran Dimov", "Ana", "Boris", "Vera")]
    everything(shelf.book_of(Person))
    return people


def rename(person):
    person.name_en = "Aaron Dimov"
    person.save()


CHANGES = {
    "another name in the middle": lambda person: person.other_names.create(name="Zoran Dimov"),
    "another place in the order": rename,
    "nobody any more": lambda person: person.delete(),
    "private": lambda person: (setattr(person, "is_private", True), person.save()),
    "somebody new": lambda _person: PersonFactory(name_en="Zoran Dimov", name_mk="Аце"),
    "no other name any more": lambda person: PersonName.objects.create(person=person, name="A").delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_renewed_book_is_like_a_new_one(known, change):
    change(known[1])
    assert everything(shelf.book_of(Person)) == everything(read_book(Person.objects.public()))


def test_only_what_has_changed_is_read(known, django_assert_num_queries):
    before = shelf.book_of(Person).entries
    rename(known[2])
    with django_assert_num_queries(1):
        after = shelf.book_of(Person).entries
    assert {pk for pk, entry in after.items() if entry is not before[pk]} == {known[2].pk}


def test_of_very_many_changes_the_whole_book_is_read(known):
    before = shelf.book_of(Person).entries
    shelf.has_changed(Person, range(10_000, 10_001 + MANY))
    after = shelf.book_of(Person).entries
    assert after == before
    assert not [pk for pk, entry in after.items() if entry is before[pk]]


@pytest.mark.parametrize("hears", [True, False])
def test_a_book_grows_old_only_where_nobody_tells_of_changes(known, hears):
    mine = Shelf(seconds=-1)
    mine.hears_of_changes = lambda: hears
    assert (mine.book_of(Person) is mine.book_of(Person)) is hears
