"""People and organizations that the texts name."""

import pytest

from people.models import PersonName
from tests.factories import OrganizationFactory, PersonFactory


@pytest.fixture
def dimov():
    return PersonFactory(name_en="Zoran Dimov", name_mk="Зоран Димов", slug="zoran-dimov")


@pytest.fixture
def tajani():
    person = PersonFactory(name_en="Antonio Tajani", name_mk="Антонио Тајани", slug="tajani")
    PersonName.objects.create(person=person, name="Antonio Tianni", kind="misspelling", language="en")
    return person


@pytest.fixture
def unions():
    one = OrganizationFactory(
        name_en="Romani Union", acronym_en="IRU", disambiguation_en="Not the road union."
    )
    two = OrganizationFactory(
        name_en="Road Union", acronym_en="IRU", disambiguation_en="Not the Romani union."
    )
    return one, two
