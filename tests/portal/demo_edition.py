"""The demo edition with plain pictures and two weeks of readers: the real ones take their time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO, StringIO
from unittest import mock

from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from PIL import Image

from portal.demo import records
from tests.factories import ensure_roles

DAYS = 14


def load() -> str:
    """Load it, and give back what was told."""
    ensure_roles()
    call_command("load_demo", stdout=(out := StringIO()))
    return out.getvalue()


def remove() -> str:
    """Remove it, and give back what was told."""
    call_command("remove_demo", stdout=(out := StringIO()))
    return out.getvalue()


@contextmanager
def quick() -> Iterator[None]:
    """What is loaded within is loaded quickly."""
    Image.new("RGB", (64, 36), (18, 48, 94)).save(content := BytesIO(), "JPEG")
    since = timezone.localdate() - timedelta(days=DAYS)
    with (
        override_settings(VISITORS_SINCE=since),
        mock.patch.object(records, "draw", return_value=content.getvalue()),
    ):
        yield
