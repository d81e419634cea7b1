"""Reading the address of a Redis server or of a cluster.

``redis://user:password@host:6379/0``, or ``rediss://`` for an encrypted connection. Any host of a cluster
will do, since it is asked what it is; several, with commas between them, are the hosts of one cluster.
``?cluster=yes`` or ``?cluster=no`` saves the question.
"""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

FORM = re.compile(
    r"(?P<scheme>rediss?)://(?:(?P<login>[^@/?#\s]*)@)?(?P<hosts>[^@/?#\s]+)(?:/(?P<number>[0-9]*))?(?:\?(?P<options>[^#\s]*))?"
)
ANSWERS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class Address(NamedTuple):
    """Where Redis is: one address for each host named, and whether it is a cluster (None: ask it)."""

    urls: tuple[str, ...]
    is_cluster: bool | None


def parse(text: str) -> Address:
    """Take the address apart. A ValueError says what is wrong and repeats nothing: there may be a password in it."""
    found = FORM.fullmatch(text)
    if found is None:
        raise ValueError(
            "It must look like redis://user:password@host:6379/0 (Valkey too is written redis://)."
        )
    options = dict(parse_qsl(found["options"] or "", keep_blank_values=True))
    asked = options.pop("cluster", None)
    if asked is not None and asked.lower() not in ANSWERS:
        raise ValueError("Write ?cluster=yes or ?cluster=no.")
    login, rest = found["login"], f"/{found['number'] or 0}" + ("?" + urlencode(options) if options else "")
    hosts = found["hosts"].split(",")
    urls = tuple(f"{found['scheme']}://{f'{login}@' if login else ''}{host}{rest}" for host in hosts)
    if not all(map(_names_a_host, urls)):
        raise ValueError("A host or a port cannot be read. It must look like redis://host:6379/0.")
    is_cluster = ANSWERS[asked.lower()] if asked is not None else True if len(urls) > 1 else None
    if is_cluster and int(found["number"] or 0):
        raise ValueError("A cluster has no databases with numbers: leave out what follows the last slash.")
    if is_cluster is False and len(urls) > 1:
        raise ValueError("Several hosts are always one cluster: leave out ?cluster=no.")
    return Address(urls, is_cluster)


def _names_a_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
