import json

import pytest
from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.widgets import AdminProseEditorWidget

from organizations.models import Organization
from prose.editor import EXTENSIONS
from prose.fields import ProseField
from prose.forms import ProseFormField
from prose.sanitize import ATTRIBUTES, TAGS
from tests.factories import OrganizationFactory

DIRTY, CLEAN = '<p onclick="x">a<script>b</script></p>', "<p>a</p>"


class Note:
    """Stands in for a row; the field needs no more of it."""


def a_field(**options):
    field = ProseField(blank=True, **options)
    field.set_attributes_from_name("body")
    return field


def test_forms_and_full_clean_are_clean():
    assert a_field().clean(DIRTY, None) == CLEAN
    assert a_field().formfield().clean(DIRTY) == CLEAN
    assert a_field(null=True).clean(None, None) in (None, "")


def test_plain_save_is_clean_and_the_instance_shows_it():
    note = Note()
    note.body = DIRTY
    assert a_field().pre_save(note, add=True) == CLEAN
    assert note.body == CLEAN


def test_update_is_clean():
    assert a_field().get_db_prep_save(DIRTY, connection=None) == CLEAN


def test_migrations_see_plain_text():
    _name, path, _args, kwargs = a_field().deconstruct()
    assert (path, kwargs) == ("django.db.models.TextField", {"blank": True})
    assert isinstance(a_field(), models.TextField)


def test_admin_gets_the_editor():
    assert isinstance(a_field().formfield(widget=AdminTextareaWidget).widget, AdminProseEditorWidget)


def test_form_without_a_model_has_the_same_editor():
    class Desk(forms.Form):
        body = ProseFormField(required=False)

    desk = Desk({"body": DIRTY})
    assert desk.is_valid()
    assert desk.cleaned_data["body"] == CLEAN
    attributes = desk.fields["body"].widget.get_context("body", "", {})["widget"]["attrs"]
    assert json.loads(attributes["data-django-prose-editor-configurable"])["extensions"]["Heading"][
        "levels"
    ] == [2, 3, 4]


def test_all_that_the_editor_writes_survives_the_sanitiser():
    written = allowlist_from_extensions(expand_extensions(EXTENSIONS))
    assert written["tags"] <= TAGS
    for tag, attributes in written["attributes"].items():
        # Not kept on purpose: link titles, and list types that only styles could show.
        assert attributes - {"rel", "title", "type", "data-type"} <= ATTRIBUTES.get(tag, set())


@pytest.mark.parametrize("name", ["TextAlign", "Color", "Highlight", "Image", "Figure"])
def test_editor_offers_nothing_that_needs_style_or_foreign_files(name):
    assert name not in EXTENSIONS


@pytest.mark.django_db
def test_every_door_of_the_database_is_guarded_in_every_language():
    saved = OrganizationFactory(description_en=DIRTY, description_mk=DIRTY)
    assert saved.description_mk == CLEAN
    saved.refresh_from_db()
    assert (saved.description_en, saved.description_mk, saved.description_sq) == (CLEAN, CLEAN, None)
    Organization.objects.filter(pk=saved.pk).update(description_sq=DIRTY)
    Organization.objects.bulk_create([Organization(name_en="x", slug="x", description_tr=DIRTY)])
    saved.description_sr = DIRTY
    Organization.objects.bulk_update([saved], ["description_sr"])
    saved.refresh_from_db()
    assert (saved.description_sq, saved.description_sr) == (CLEAN, CLEAN)
    assert Organization.objects.get(slug="x").description_tr == CLEAN
