"""The book of the database: every public name, few questions, and never an old one."""

import pytest

from articles.naming import books
from articles.naming.forms import Sort
from events.models import EventName
from organizations.models import OrganizationName
from people.models import PersonName
from tests.factories import EventFactory, OrganizationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def sorts(book, name):
    return {(form.record.partition(":")[0], form.sort) for form in book.forms.get(name, [])}


def test_every_form_of_every_record_is_in_it():
    person = PersonFactory(name_en="Zoran Dimov", name_mk="")
    PersonName.objects.create(person=person, name="Zoram Dimov", kind="misspelling", language="en")
    union = OrganizationFactory(name_en="Romani Union", acronym_en="IRU", acronym_mk="ИРУ")
    OrganizationName.objects.create(organization=union, name="Roma Union", kind="short", language="en")
    event = EventFactory(name_en="Skopje Conference")
    EventName.objects.create(event=event, name="Second Conference", language="en")
    book = books.current()
    assert sorts(book, "zoran dimov") == {("people.person", Sort.NAME)}
    assert sorts(book, "dimov") == {("people.person", Sort.SURNAME)}
    assert sorts(book, "zoram dimov") == {("people.person", Sort.MISSPELLING)}
    assert sorts(book, "iru") == {("organizations.organization", Sort.ACRONYM)}
    assert sorts(book, "roma union") == {("organizations.organization", Sort.SHORT)}
    assert sorts(book, "second conference") == {("events.event", Sort.NAME)}


def test_private_persons_are_in_no_book():
    private = PersonFactory(private=True, name_en="Lamin Ceesay", name_mk="")
    PersonName.objects.create(person=private, name="Lamin", language="en")
    book = books.current()
    assert not book.forms.get("lamin")
    assert not book.forms.get("lamin ceesay")


def test_what_is_easily_confused_is_noted():
    union = OrganizationFactory(disambiguation_mk="Да не се меша.")
    OrganizationFactory()
    assert books.current().asks == {f"organizations.organization:{union.pk}"}


def test_six_questions_however_many_names(django_assert_num_queries):
    PersonFactory()
    with django_assert_num_queries(6):
        books.current()
    for _number in range(5):
        PersonFactory()
        OrganizationFactory()
    with django_assert_num_queries(6):
        books.current()


def test_a_large_book_is_kept_until_a_name_changes(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(books, "KEPT_FROM", 1)
    person = PersonFactory(name_en="Zoran Dimov")
    books.current()
    with django_assert_num_queries(0):
        books.current()
    person.name_en = "Zoran Petrov"
    person.save()
    assert books.current().forms.get("zoran petrov")
    with django_assert_num_queries(0):
        books.current()
    PersonName.objects.create(person=person, name="Zoki", language="en")
    assert books.current().forms.get("zoki")


def test_processes_that_share_a_cache_do_not_take_each_others_book_away(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(books, "KEPT_FROM", 1)
    PersonFactory()
    here, there = books.Shelf(), books.Shelf()
    for shelf in (here, there):
        monkeypatch.setattr(books, "shelf", shelf)
        books.current()
    with django_assert_num_queries(0):
        books.current()
        monkeypatch.setattr(books, "shelf", here)
        books.current()
