"""Dicts for programs: how they are put on a page, and the small things that all of them share."""

import json
from datetime import datetime

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from syndication.feeds.letters import plain

# Nothing that ends the element, opens a comment in it, or ends a line of JavaScript, can stand in it.
UNSAFE = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})
CONTEXT = {"@context": "https://schema.org"}


def script(data: dict) -> SafeString:
    """The element for the head of a page. Browsers do not run it, so it needs no leave to be there."""
    text = json.dumps(CONTEXT | data, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  translated on the line above


def filled(**data) -> dict:
    """The dict without what is empty. A trailing ``_`` stands for the ``@`` of JSON-LD: ``type_="Person"``."""
    named = {f"@{name[:-1]}" if name.endswith("_") else name: value for name, value in data.items()}
    return {name: value for name, value in named.items() if value not in ("", None, [], {})}


def words(text: object) -> str:
    """Plain text without e-mail addresses and without letters that machines choke on."""
    return plain(text)


def moment(value: datetime | None) -> str:
    """A moment to the second, with the time zone of the site."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""
