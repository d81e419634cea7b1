"""What a record calls itself: the one list of columns and texts for pages, books of names and programs."""

import pytest

from languages.names import name_columns, own_names
from languages.registry import CODES
from organizations.models import Organization
from people.models import Person


def test_each_field_in_each_language_and_none_that_the_model_does_not_have():
    assert name_columns(Person, "name", "acronym") == [("name", code, f"name_{code}") for code in CODES]
    assert [column for *_what, column in name_columns(Organization, "acronym")] == [
        f"acronym_{c}" for c in CODES
    ]


@pytest.mark.parametrize("empty", ["", None])
def test_only_what_is_filled_in_with_its_language(empty):
    forum = Organization(name_mk="Форум", name_en="Forum", name_sq=empty, acronym_mk="ФР")
    assert own_names(forum, "name") == [("Forum", "en"), ("Форум", "mk")]
    assert own_names(forum, "name", "acronym")[-1] == ("ФР", "mk")
    assert own_names(Person(name_tr="Ana"), "name", "acronym") == [("Ana", "tr")]
