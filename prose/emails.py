"""E-mail addresses that people can read and programs that collect addresses cannot.

What readers get: ``ana (at) example (dot) org``, in words of the page's language. That is plain text, so it
can be read without JavaScript and without CSS, spoken by a screen reader, selected and copied; it works in
feeds and JSON too. In HTML the words carry classes, and `static/js/reader.js` makes a mail link of them.

What was not chosen: entities (``&#64;``) are decoded by every parser; addresses drawn with CSS cannot be
copied and are not spoken everywhere; hidden decoys are read aloud; the old site's cloaking, which needed
JavaScript, lost the address altogether.

The promise, kept by a test: after unescaping and removing the tags of the output, no e-mail pattern matches.
`portal.middleware.AddressesMiddleware` keeps it for every page, whichever field an address stands in.
"""

import re
from collections import deque
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import unquote

from django.utils.translation import gettext

LOCAL = re.compile(r"[\w.+%-]+\Z")
DOMAIN = re.compile(r"@[\w-]+\.[\w.-]*\w")
# RFC 5321: at most 64 characters before the sign. Bounds the work on endless words.
LONGEST_LOCAL = 64
TAG = re.compile(r"(<[^>]*>)")
MAIL_LINK = re.compile(r"<a [^>]*href=\"mailto:([^\"?]*)[^\"]*\"[^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
TITLE = re.compile(r"<title>[^<]*")
SPOKEN = re.compile(r"(?<=\s)(?:content|alt|title|aria-label|value)=\"[^\"]*\"")


class Address(NamedTuple):
    """Where an address stands in a text: its first letter, its @, and the place after its last letter."""

    start: int
    at: int
    end: int


def addresses(text: str) -> Iterator[Address]:
    """Each address in plain text, in time proportional to its length."""
    position = 0
    while (at := text.find("@", position)) >= 0:
        domain = DOMAIN.match(text, at)
        before = text[max(position, at - LONGEST_LOCAL) : at]
        local = LOCAL.search(before)
        # at == position: the second half of a@b.c@d.e, which would read as an address once more.
        if domain and (local or 0 < at == position):
            length = len(local[0].lstrip(".+%-")) if local else 0
            yield Address(at - length, at, domain.end())
        position = domain.end() if domain else at + 1


def find(html: str) -> list[str]:
    """The addresses in formatted or plain text, also those in mail links, each once."""
    links = [unquote(unescape(match[1])) for match in MAIL_LINK.finditer(html)]
    text = unescape(TAG.sub("", html))
    return list(dict.fromkeys([*filter(None, links), *(text[a.start : a.end] for a in addresses(text))]))


def protect_text(text: str) -> str:
    """Plain text with its addresses in words: for feeds, JSON-LD, descriptions and excerpts."""
    return _replace(text, [(a.start, a.end, in_words(text[a.start : a.end])) for a in addresses(text)])


def in_words(address: str) -> str:
    """The address for the eye and the ear: ``ana@example.org`` → ``ana (at) example (dot) org``."""
    local, _sign, domain = address.rpartition("@")
    return f"{local}{_sign_in_words()}{domain.replace('.', _dot_in_words())}".lstrip()


def protect(html: str) -> str:
    """Cleaned HTML whose addresses are in words, wherever tags cut them; mail links become words too."""
    pieces = TAG.split(MAIL_LINK.sub(_link_in_words, html))
    pieces[1::2] = [tag.replace("@", "%40") if any(addresses(tag)) else tag for tag in pieces[1::2]]
    found = deque(addresses("".join(pieces[::2])))
    offset = 0
    for index in range(0, len(pieces), 2):
        text, here = pieces[index], []
        while found and found[0].at < offset + len(text):
            here.append(_markup(text, _shift(found.popleft(), offset)))
        pieces[index] = _replace(text, here)
        offset += len(text)
    return "".join(pieces)


def protect_page(page: str) -> str:
    """A whole page for readers: in its title and in attributes that are read out, words without markup."""
    page = TITLE.sub(lambda match: protect_text(match[0]), page)
    return protect(SPOKEN.sub(lambda match: protect_text(match[0]), page))


def _link_in_words(link: re.Match) -> str:
    """A mail link as words, for `protect` to go on with: ``Write to Ana (ana@example.org)``."""
    address, text = unquote(unescape(link[1])).strip(), link[2]
    if not address or address in unescape(TAG.sub("", text)):
        return text
    return f"{text} ({escape(address)})" if text.strip() else escape(address)


def _shift(found: Address, offset: int) -> Address:
    return Address(*(place - offset for place in found))


def _markup(text: str, found: Address) -> tuple[int, int, str]:
    """The replacement in one stretch of text. An address that tags cut in two loses its sign only."""
    start, at, end = max(found.start, 0), found.at, found.end
    whole = text[start:end]
    if not any(addresses(whole)):
        return at, at + 1, f'<span class="mail-at">{escape(_sign_in_words())}</span>'
    local, _sign, domain = whole.rpartition("@")
    dot = f'<span class="mail-dot">{escape(_dot_in_words())}</span>'
    sign = f'<span class="mail-at">{escape(_sign_in_words())}</span>'
    return start, end, f'<span class="mail" translate="no">{local}{sign}{domain.replace(".", dot)}</span>'


def _sign_in_words() -> str:
    return f" {gettext('(at)')} "


def _dot_in_words() -> str:
    return f" {gettext('(dot)')} "


def _replace(text: str, changes: list[tuple[int, int, str]]) -> str:
    """The text with stretches exchanged; they come in order and do not overlap."""
    parts, position = [], 0
    for start, end, new in changes:
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position:]])
