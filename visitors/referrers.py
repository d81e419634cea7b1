"""From which other site a reader came: its host and nothing else of the address.

The host is kept only if it looks like the name of a site on the internet; numbers, own names, names of one's
own network and the inventions of referrer spammers are not kept.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

from visitors import conf
from visitors.records import PAGE_LENGTH
from visitors.spam import is_spam

LONGEST_ADDRESS = 2048
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})", re.ASCII)
BEGINNINGS = ("http://", "https://")
# Names that no public site can have (RFC 2606, RFC 6761, RFC 6762, RFC 7686).
NOT_PUBLIC = (
    ".local", ".localhost", ".internal", ".lan", ".home", ".home.arpa", ".test", ".example", ".invalid", ".onion",
)  # fmt: skip

__all__ = ["host_of", "is_spam"]


def host_of(address: str, environ: Mapping) -> str:
    """Give the host of the address that a reader came from; empty if there is none to keep.

    Lower case, without port and ``www.``, at most 47 ASCII characters.
    """
    if not address or not address.startswith(BEGINNINGS):
        return ""
    named = address[:LONGEST_ADDRESS].split("/", 3)[2]
    if named == environ.get("HTTP_HOST"):
        return ""  # from page to page of our own: most of all readers
    host = _public_host(named)
    return "" if not host or is_own(host) else host


def is_own(host: str) -> bool:
    """Whether a host is this site under one of its names."""
    own = conf.in_force().own_hosts
    return host in own or any(host.endswith(name) or host == name[1:] for name in own if name[0] == ".")


@lru_cache(maxsize=2048)
def _public_host(named: str) -> str:
    """The name in a form that can be compared and kept; empty if it is no name of a public site."""
    host = re.split(r"[?#\\]", named, maxsplit=1)[0].rpartition("@")[2]
    host = re.sub(r":\d{0,5}\Z", "", host).rstrip(".")
    host = (host if host.isascii() else _in_ascii(host)).lower().removeprefix("www.")
    if len(host) > PAGE_LENGTH or not HOST.fullmatch(host) or host.endswith(NOT_PUBLIC) or is_spam(host):
        return ""
    return host


def _in_ascii(host: str) -> str:
    # The server gives each byte of a header as one character, a script gives real ones.
    with suppress(UnicodeError):
        host = host.encode("latin-1").decode("utf-8")
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
