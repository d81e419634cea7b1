"""How a name is also written: grouped, each spelling once, in its own language; misspellings are no names."""

import pytest
from django.utils.translation import override

from portal.entities.written import also_written
from tests.factories import OrganizationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def groups(record, language):
    with override(language):
        found = also_written(record, list(record.other_names.all()))
        return {str(group.title): [(form.text, form.tag, tuple(form.languages)) for form in group.forms]
                for group in found}  # fmt: skip


@pytest.fixture
def dimov():
    person = PersonFactory(
        name_en="Zoran Dimov", name_mk="Зоран Димов", name_sr="Zoran Dimov", name_tr="Zoran Dımov"
    )
    for name, language, kind in (
        ("Зоран Димов", "mk", "native"), ("Dimov", "en", "short"), ("Zoram Dimov", "en", "misspelling"),
        ("Зоран Фимов", "mk", "misspelling"), ("Zoran from Shutka", "", "alias"), ("Димов З.", "", "alias"),
    ):  # fmt: skip
        person.other_names.create(name=name, language=language, kind=kind)
    return person


def test_in_groups(dimov):
    assert groups(dimov, "en") == {
        "In other letters": [("Зоран Димов", "mk", ("mk",)), ("Димов З.", "und-Cyrl", ())],
        "In other languages": [("Zoran Dımov", "tr", ("tr",))],
        "Also known as": [("Zoran from Shutka", "und-Latn", ())],
        "In short": [("Dimov", "en", ("en",))],
    }


def test_for_readers_of_another_script(dimov):
    with override("mk"):
        found = also_written(dimov, list(dimov.other_names.all()))
    assert [form.text for form in found[0].forms] == ["Zoran Dimov", "Zoran Dımov", "Zoran from Shutka"]
    assert found[0].forms[0].languages == ["en", "sr"]
    assert "Зоран Димов" not in [form.text for group in found for form in group.forms]


def test_acronyms_of_other_languages_are_short_forms():
    union = OrganizationFactory(
        name_en="International Romani Union",
        name_mk="Меѓународна ромска унија",
        acronym_en="IRU",
        acronym_mk="ИРУ",
    )
    union.other_names.create(name="IRO", language="en", kind="misspelling")
    assert list(groups(union, "mk").values()) == [
        [("International Romani Union", "en", ("en",))], [("IRU", "en", ("en",))],
    ]  # fmt: skip


def test_nobody_with_one_name_has_a_list():
    assert groups(PersonFactory(name_en="Pelé", name_mk=None), "en") == {}


def test_the_page_shows_no_misspelling_anywhere(client, dimov):
    for language in ("en", "mk", "rom"):
        for edition in ("", "lite/"):
            page = client.get(f"/{language}/{edition}people/{dimov.slug}/").content.decode()
            assert "Zoram" not in page
            assert "Фимов" not in page
            assert "Zoran from Shutka" in page


def test_a_name_that_stands_in_says_its_language(client):
    person = PersonFactory(name_en="", name_mk="Надежда Деметер")
    for language, attribute in (("rom", ' lang="mk"'), ("mk", "")):
        page = client.get(f"/{language}/people/{person.slug}/").content.decode()
        assert f"<h1{attribute}>Надежда Деметер</h1>" in page
