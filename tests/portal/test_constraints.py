"""The database refuses two pulses of one part of the portal."""

import pytest
from django.utils import timezone

from portal.models import Pulse
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_one_pulse_a_name():
    Pulse.objects.create(name="worker", at=timezone.now())
    refused("portal_pulse_once", lambda: Pulse.objects.create(name="worker", at=timezone.now()))
