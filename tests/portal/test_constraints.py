"""The database refuses what the portal must never remember."""

import pytest
from django.utils import timezone

from portal.models import Pulse, UnansweredSearch
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_one_pulse_a_name():
    Pulse.objects.create(name="worker", at=timezone.now())
    refused("portal_pulse_once", lambda: Pulse.objects.create(name="worker", at=timezone.now()))


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("portal_unansweredsearch_once_a_day", {}),
        ("portal_unansweredsearch_words_filled", {"words": ""}),
        ("portal_unansweredsearch_language_known", {"language": "xx"}),
    ],
)
def test_searches_without_a_result(rule, fields):
    row = {"on": timezone.localdate(), "language": "mk", "words": "zzyzx"}
    UnansweredSearch.objects.create(**row)
    refused(rule, lambda: UnansweredSearch.objects.create(**row | fields))
