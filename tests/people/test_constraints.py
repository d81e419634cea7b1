"""The database refuses people without a name and positions that end before they start."""

from datetime import date

import pytest

from tests.factories import PersonFactory, PositionFactory
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("people_person_slug_filled", {"slug": ""}),
        ("people_person_named", {"name_en": None, "name_mk": ""}),
    ],
)
def test_person(name, values):
    refused(name, change(PersonFactory(), **values))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("people_position_ends_after_start", {"ended_on": date(2019, 2, 28)}),
        ("people_position_precision_known", {"started_precision": "week"}),
        ("people_position_precision_known", {"ended_precision": ""}),
    ],
)
def test_position(name, values):
    refused(name, change(PositionFactory(started_on=date(2019, 3, 1)), **values))


def test_position_may_end_on_the_day_it_starts():
    PositionFactory(started_on=date(2019, 3, 1), ended_on=date(2019, 3, 1))


def test_other_names_are_filled_and_stand_once():
    person = PersonFactory()
    person.other_names.create(name="Zoran Dimovski")
    refused("people_personname_once", lambda: person.other_names.create(name="Zoran Dimovski"))
    refused("people_personname_filled", lambda: person.other_names.create(name=""))
