"""Editors who merge the same records in the same moment: one merge, and nobody waits for ever."""

import pytest

from newsroom.merging.errors import NotThere
from newsroom.merging.service import merge
from newsroom.merging.undoing import CannotUndo, undo
from newsroom.models import Merge
from people.models import Person
from tests.articles.test_same_moment import together as at_once
from tests.factories import PersonFactory, UserFactory
from tests.newsroom.merging.records import busy, two_of_one_man

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_keeps_another_one():
    mira, kept, gone = UserFactory(role="editor"), *two_of_one_man()
    made = busy(kept, gone)

    def press(one, other):
        def try_it():
            try:
                return merge(one, other, by=mira) and 1
            except NotThere:
                return 0

        return try_it

    assert sorted(at_once(press(kept, gone), press(gone, kept))) == [0, 1]
    person = Person.objects.get()
    assert set(person.articles.all()) == {made["own"], made["both"], made["theirs"]}
    assert Merge.objects.in_force().count() == 1


def test_one_record_into_two_others():
    mira, (one, two, gone) = UserFactory(role="editor"), PersonFactory.create_batch(3)

    def into(kept):
        def try_it():
            try:
                return merge(kept, gone, by=mira) and 1
            except NotThere:
                return 0

        return try_it

    assert sorted(at_once(into(one), into(two))) == [0, 1]
    assert Person.objects.count() == 2


def test_undone_once():
    mira, kept, gone = UserFactory(role="editor"), *two_of_one_man()
    done = merge(kept, gone, by=mira)

    def press():
        try:
            return len(undo(done, by=mira)) + 1
        except CannotUndo:
            return 0

    assert sorted(at_once(press, press)) == [0, 1]
    assert Person.objects.count() == 2
