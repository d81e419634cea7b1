"""Two records become one: nothing is lost, nothing stands twice, nothing is overwritten."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Byline
from languages.names import NameKind
from newsroom.merging import relations
from newsroom.merging.errors import NotThere, PrivateAndPublic, RecordsChanged, SameRecord
from newsroom.merging.kinds import KINDS
from newsroom.merging.service import merge, state_of
from newsroom.models import Merge
from organizations.models import Organization
from people.models import Person
from tests.factories import EventFactory, OrganizationFactory, PersonFactory, SectionFactory, UserFactory
from tests.newsroom.merging.records import busy, two_of_one_man

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return UserFactory(role="editor")


def test_every_link_moves_and_none_stands_twice(editor):
    kept, gone = two_of_one_man()
    made = busy(kept, gone)
    merge(kept, gone, by=editor)
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert set(kept.articles.all()) == {made["own"], made["both"], made["theirs"]}
    assert Article.people.through.objects.filter(person=kept).count() == 3
    assert list(kept.events.all()) == [made["event"]]
    assert sorted(kept.positions.values_list("title_en", flat=True)) == ["Member", "President"]
    assert Byline.objects.filter(person=kept).count() == 2
    assert made["theirs"].bylines.get().position.person == kept
    assert set(kept.other_names.values_list("name", "kind")) == {
        ("Tajani", "short"), ("Tianni", "misspelling"), ("Antonio Tianni", "alias"),
    }  # fmt: skip


def test_names_keep_their_language_and_letters(editor):
    kept = PersonFactory(name_en="Zoran Dimov", name_mk=None)
    gone = PersonFactory(name_en="Zoran Dimov", name_mk="Зоран Фимов", name_sr="Zoran Fimov")
    merge(kept, gone, by=editor)
    kept.refresh_from_db()
    assert (kept.name_en, kept.name_mk, kept.name_sr) == ("Zoran Dimov", "Зоран Фимов", "Zoran Fimov")
    assert not kept.other_names.exists()

    another = PersonFactory(name_en="Zoram Dimov", name_mk="Зорам Димов", name_sq="Zoram Dimov")
    merge(kept, another, by=editor, called=NameKind.MISSPELLING)
    assert set(kept.other_names.values_list("name", "language", "script", "kind")) == {
        ("Zoram Dimov", "", "Latn", "misspelling"),
        ("Зорам Димов", "mk", "Cyrl", "misspelling"),
    }  # fmt: skip
    kept.refresh_from_db()
    assert not kept.name_sq


def test_what_is_empty_is_filled_and_nothing_is_overwritten(editor):
    kept, gone = two_of_one_man()
    kept.biography_en = "<p></p>"
    kept.save()
    gone.biography_en = "<p>Born in Rome.</p>"
    gone.save()
    done = merge(kept, gone, by=editor)
    kept.refresh_from_db()
    assert (kept.summary_en, kept.summary_mk) == ("President.", "Претседател.")
    assert (kept.name_en, kept.name_mk) == ("Antonio Tajani", "Антонио Тајани")
    assert (kept.website, kept.biography_en) == ("https://example.org/tianni", "<p>Born in Rome.</p>")
    assert (kept.slug, done.gone_slug) == ("antonio-tajani", "antonio-tianni")
    assert (done.kept_name, done.gone_name, done.by) == ("Antonio Tajani", "Antonio Tianni", editor)


def test_an_organization_keeps_its_acronym_and_its_family(editor):
    union = OrganizationFactory(name_en="International Romani Union", acronym_en="IRU")
    roma = OrganizationFactory(name_en="International Roma Union", acronym_en="IRO", acronym_mk="ИРУ")
    office = OrganizationFactory(parent=roma)
    merge(union, roma, by=editor)
    union.refresh_from_db()
    office.refresh_from_db()
    assert (office.parent, union.acronym_mk) == (union, "ИРУ")
    assert ("IRO", "en", "short") in union.other_names.values_list("name", "language", "kind")


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_no_organization_becomes_a_part_of_itself(editor, levels):
    top = OrganizationFactory()
    gone = OrganizationFactory(parent=top)
    lowest = gone
    for _level in range(levels):
        lowest = OrganizationFactory(parent=lowest)
    kept = OrganizationFactory(parent=lowest)
    merge(kept, gone, by=editor)
    kept.refresh_from_db()
    assert kept.parent == top
    _is_a_tree()


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_nor_by_what_it_learns_from_the_other(editor, levels):
    kept = lowest = OrganizationFactory()
    for _level in range(levels):
        lowest = OrganizationFactory(parent=lowest)
    merge(kept, OrganizationFactory(parent=lowest), by=editor)
    _is_a_tree()


def _is_a_tree():
    for organization in Organization.objects.all():
        assert organization.pk not in relations.above(organization, Organization._meta.get_field("parent"))


def test_events_too(editor):
    kept, gone = EventFactory(), EventFactory(summary_en="A meeting.")
    person, story = PersonFactory(), Article.objects.create(section=SectionFactory())
    gone.participants.add(person)
    story.events.add(gone)
    merge(kept, gone, by=editor)
    kept.refresh_from_db()
    assert (list(kept.participants.all()), list(story.events.all()), kept.summary_en) == (
        [person], [kept], "A meeting.",
    )  # fmt: skip


@pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
def test_every_table_that_names_a_record_is_known(model):
    """All foreign keys and links of the project, looked for the other way round."""
    columns = {
        (other._meta.label, field.name)
        for other in apps.get_models(include_auto_created=True)
        for field in other._meta.concrete_fields
        if field.is_relation and field.related_model is model
    }
    known = {(field.model._meta.label, field.name) for field in relations.pointers(model)}
    plain = {
        (getattr(model, name).through._meta.label, field.name)
        for name in relations.links(model)
        for field in getattr(model, name).through._meta.concrete_fields
        if field.related_model is model
    }
    assert columns == known | plain
    assert known
    assert plain


def test_only_two_different_records_of_one_kind(editor):
    person, organization = PersonFactory(), OrganizationFactory()
    for other in (person, Person.objects.get(pk=person.pk), organization):
        with pytest.raises(SameRecord):
            merge(person, other, by=editor)


def test_a_private_person_stays_private(editor):
    public, private = PersonFactory(), PersonFactory(private=True)
    for pair in ((public, private), (private, public)):
        with pytest.raises(PrivateAndPublic):
            merge(*pair, by=editor)
    assert merge(private, PersonFactory(private=True), by=editor)
    assert Person.objects.public().get() == public


def test_the_second_of_two_editors_is_told(editor):
    kept, gone = two_of_one_man()
    third = PersonFactory()
    merge(kept, gone, by=editor)
    with pytest.raises(NotThere, match="“Antonio Tianni” was merged into “Antonio Tajani”"):
        merge(third, gone, by=editor)
    with pytest.raises(NotThere):
        merge(gone, third, by=editor)
    assert Merge.objects.count() == 1


def test_what_changed_since_the_page_was_opened_is_looked_at_again(editor):
    kept, gone = two_of_one_man()
    made = busy(kept, gone)
    seen = state_of(kept, gone)
    assert seen == state_of(gone, kept)
    made["own"].people.add(gone)
    with pytest.raises(RecordsChanged):
        merge(kept, gone, by=editor, seen=seen)
    made["own"].people.remove(gone)
    Person.objects.filter(pk=gone.pk).update(summary_mk="Друго.")
    with pytest.raises(RecordsChanged):
        merge(kept, gone, by=editor, seen=seen)
    assert merge(kept, gone, by=editor, seen=state_of(kept, gone))


class Killed(Exception):
    """The process ends here."""


@pytest.mark.parametrize(
    "place",
    ["newsroom.merging.service.give_names", "people.models.Person.delete", "newsroom.models.Merge.save"],
)
def test_a_merge_that_is_interrupted_has_not_begun(editor, monkeypatch, place):
    from tests.newsroom.merging.records import everything

    kept, gone = two_of_one_man()
    busy(kept, gone)
    before = everything()

    def die(*args, **kwargs):
        raise Killed

    monkeypatch.setattr(place, die)
    with pytest.raises(Killed), transaction.atomic():
        merge(kept, gone, by=editor)
    assert everything() == before
    assert not Merge.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_stories(editor):
    def queries(stories):
        kept, gone = PersonFactory(), PersonFactory()
        busy(kept, gone)
        section = SectionFactory()
        gone.articles.add(
            *Article.objects.bulk_create(Article(section=section) for _number in range(stories))
        )
        with CaptureQueriesContext(connection) as found:
            merge(kept, gone, by=editor)
        assert kept.articles.count() == 3 + stories
        return len(found)

    # A step more for every hundred or so: databases take only so many numbers at once. And the search index: twenty
    # stories at once, a task for the rest.
    assert queries(300) < queries(0) + 120
