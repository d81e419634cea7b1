"""A merge can be undone; what somebody has changed since stays as it is, and the editor is told."""

import pytest

from articles.models import Article
from newsroom.merging.errors import CannotUndo
from newsroom.merging.service import merge
from newsroom.merging.undoing import undo
from organizations.models import Organization
from people.models import Person
from tests.factories import OrganizationFactory, PersonFactory, UserFactory
from tests.newsroom.merging.records import busy, everything, two_of_one_man

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(role="editor")


def test_all_is_as_it_was(editor):
    kept, gone = two_of_one_man()
    busy(kept, gone)
    before = everything()
    done = merge(kept, gone, by=editor)
    assert everything() != before
    assert undo(done, by=editor) == []
    assert everything() == before
    done.refresh_from_db()
    assert (done.undone_by, done.undone_at is None) == (editor, False)
    assert merge(kept, Person.objects.get(pk=gone.pk), by=editor)


def test_a_family_of_organizations_too(editor):
    top = OrganizationFactory()
    gone = OrganizationFactory(parent=top, acronym_en="X")
    between = OrganizationFactory(parent=gone)
    kept = OrganizationFactory(parent=between)
    before = list(Organization.objects.order_by("pk").values())
    done = merge(kept, gone, by=editor)
    assert undo(done, by=editor) == []
    assert list(Organization.objects.order_by("pk").values()) == before


def test_what_was_changed_since_stays_and_is_told(editor):
    kept, gone = two_of_one_man()
    made = busy(kept, gone)
    done = merge(kept, gone, by=editor)
    kept.refresh_from_db()
    kept.summary_mk = "Напишано потоа."
    kept.save()
    made["theirs"].people.remove(kept)
    made["other"].delete()
    kept.other_names.get(name="Antonio Tianni").delete()
    new = Article.objects.create(section=made["own"].section)
    new.people.add(kept)
    left = undo(done, by=editor)
    assert len(left) == 4
    assert any(str(sentence).startswith("positions: 1 ") for sentence in left)
    kept.refresh_from_db()
    gone = Person.objects.get(pk=gone.pk)
    assert (kept.summary_mk, kept.website) == ("Напишано потоа.", "")
    assert list(gone.articles.all()) == [made["both"]]
    assert set(kept.articles.all()) == {made["own"], made["both"], new}
    assert gone.positions.get().title_en == "President"


def test_an_address_that_was_taken_since_is_not_taken_away(editor):
    kept, gone = two_of_one_man()
    done = merge(kept, gone, by=editor)
    namesake = PersonFactory(slug="antonio-tianni")
    assert undo(done, by=editor) == ["The address “antonio-tianni” belongs to another record now."]
    assert Person.objects.get(pk=gone.pk).slug == "antonio-tianni-2"
    namesake.refresh_from_db()
    assert namesake.slug == "antonio-tianni"


def test_not_twice_and_not_before_what_came_later(editor):
    kept, gone = two_of_one_man()
    third = PersonFactory(name_en="President Tajani")
    first = merge(kept, gone, by=editor)
    second = merge(third, kept, by=editor)
    with pytest.raises(CannotUndo, match="“Antonio Tajani” was itself merged into “President Tajani”"):
        undo(first, by=editor)
    undo(second, by=editor)
    undo(first, by=editor)
    with pytest.raises(CannotUndo, match="already"):
        undo(first, by=editor)
    assert Person.objects.count() == 3


def test_not_if_the_kept_one_is_gone(editor):
    kept, gone = two_of_one_man()
    done = merge(kept, gone, by=editor)
    kept.delete()
    with pytest.raises(CannotUndo, match="does not exist any more"):
        undo(done, by=editor)


def test_what_the_record_pointed_to_may_be_gone(editor):
    union = OrganizationFactory()
    kept, gone = OrganizationFactory(parent=OrganizationFactory()), OrganizationFactory(parent=union)
    done = merge(kept, gone, by=editor)
    union.delete()
    assert undo(done, by=editor) == ["part of: does not exist any more."]
    assert Organization.objects.get(pk=gone.pk).parent is None


def test_a_second_row_that_came_back_by_itself_is_told(editor):
    kept, gone = two_of_one_man()
    made = busy(kept, gone)
    done = merge(kept, gone, by=editor)
    made["both"].delete()
    left = undo(done, by=editor)
    assert any("bylines" in str(sentence) for sentence in left)
    assert Person.objects.filter(pk=gone.pk).exists()
