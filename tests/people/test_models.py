"""People as editors and readers meet them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from people.models import Person
from tests.factories import OrganizationFactory, PersonFactory, PositionFactory

pytestmark = pytest.mark.django_db


def test_private_persons_have_no_page():
    PersonFactory(private=True)
    public = PersonFactory()
    assert list(Person.objects.public()) == [public]


def test_name_is_required_in_one_language_only():
    PersonFactory.build(name_en=None, name_mk="Ана").clean()
    with pytest.raises(ValidationError, match="at least one language"):
        PersonFactory.build(name_en="", name_mk=None).clean()


def test_page_address_stands_under_the_language():
    with override("sq"):
        assert PersonFactory(slug="ana-kovac").get_absolute_url() == "/sq/people/ana-kovac/"


def test_position_that_ends_before_it_starts_is_explained():
    position = PositionFactory.build(started_on=date(2020, 1, 2), ended_on=date(2020, 1, 1))
    with pytest.raises(ValidationError, match="ends before it starts"):
        position.clean()


def test_position_without_a_title_is_called_after_its_organization():
    organization = OrganizationFactory(name_en="Roma Forum")
    assert str(PositionFactory(title_en="", organization=organization)) == "Roma Forum"


def test_latest_position_comes_first_and_undated_ones_last():
    person = PersonFactory()
    for start in (date(2010, 1, 1), None, date(2020, 1, 1)):
        PositionFactory(person=person, started_on=start)
    assert [each.started_on for each in person.positions.all()] == [date(2020, 1, 1), date(2010, 1, 1), None]
