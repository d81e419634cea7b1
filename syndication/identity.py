"""Names for our things that never change, whatever becomes of their addresses: tag URIs (RFC 4151)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model

SINCE = 2019
"""The year in which the paper began to count. RFC 4151 wants a day on which the host was ours; it never changes."""


def uri_of(record: Model) -> str:
    """The lasting name of an edition, story, person, section …: ``tag:news.example.org,2019:edition/42``.

    The number does not change with the slug, the language's address or the scheme; `SITE_URL` gives the host.
    """
    return uri(record._meta.model_name, record.pk)


def uri(kind: str, number: int) -> str:
    """The lasting name of a thing that is only known by its kind and its number, such as one that is gone."""
    return f"tag:{_host()},{SINCE}:{kind}/{number}"


def _host() -> str:
    """The host alone: RFC 4151 knows no port and no capitals."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"
