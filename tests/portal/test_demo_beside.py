"""The demo edition beside what editors have made before it came; its invented history; its register."""

import pytest
from django.utils import timezone

from articles.models import Section, Tag
from articles.standins import chain_of, set_rule
from portal.demo import readers
from portal.models import DemoObject
from tests.factories import TagFactory
from tests.portal.demo_edition import load, quick, remove
from tests.refusals import refused


@pytest.fixture
def quickly(db):
    with quick():
        yield


def test_rules_of_editors_are_not_touched(quickly):
    set_rule("rom", fills_up=True, chain=["sr"])
    load()
    assert chain_of("rom") == ("sr",)
    remove()
    assert (chain_of("rom"), chain_of("sq")) == (("sr",), ())


def test_demo_stands_beside_own_content(quickly):
    """An editor who took the names first keeps them."""
    TagFactory(slug="culture", name_en="Culture")
    Section.objects.create(slug="politics", name_en="Politics")
    load()
    assert Section.objects.filter(slug="politics-2").exists()
    assert Tag.objects.get(slug="culture-2").name_en == "Culture (demo)"


def test_history_begins_when_the_paper_began_to_count(db, settings):
    days = list(readers.history())
    assert (days[0].day, days[-1].day) == (settings.VISITORS_SINCE, timezone.localdate())
    assert not days[0].pages
    weekends = [sum(d.visitors.values()) for d in days if d.day.weekday() >= 5]
    weekdays = [sum(d.visitors.values()) for d in days if d.day.weekday() < 5]
    assert sum(weekends) / len(weekends) < 0.8 * sum(weekdays) / len(weekdays)


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("portal_demoobject_key_once", {"key": "tags:language", "object_id": 999}),
        ("portal_demoobject_record_once", {"key": "tags:other"}),
        ("portal_demoobject_key_filled", {"key": "", "object_id": 999}),
    ],
)
def test_the_register_knows_each_record_once(db, rule, values):
    tag = TagFactory()
    row = DemoObject.objects.create(key="tags:language", record=tag)
    values = {"content_type": row.content_type, "object_id": tag.pk} | values
    refused(rule, lambda: DemoObject.objects.create(**values))
