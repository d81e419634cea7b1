"""A page of HTML in the other script: the words change, everything else stays letter by letter.

One walk from the first sign to the last, without building a tree. What cannot be read (a tag that never ends) and all
behind it stays as it is. Not changed: code, forms' own words, quotations (``<q>``, ``<blockquote>``), what is marked
``translate="no"`` or ``class="notranslate"``, and elements in another language. An element inside that is marked as
Serbian is changed again.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from languages.scripts.addresses import CYRILLIC_TAG, cyrillic_address
from portal.scripts.linked_data import in_other_script


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KEPT_ELEMENTS = _words("script style textarea code pre kbd samp var math q blockquote")
RAW_ELEMENTS = frozenset(("script", "style", "textarea"))
"""In these a sign like < begins no element."""
EMPTY_ELEMENTS = _words("area base br col embed hr img input link meta source track wbr")
WORDS = _words("""
    alt title placeholder aria-label aria-description aria-valuetext aria-roledescription label data-title
    data-copied data-save data-done data-remove data-kept
""")
"""Attributes that are read to people or shown by our scripts."""
META_WORDS = re.compile(
    r"(?:description|(?:og|twitter):(?:title|description|site_name|image:alt)|article:(?:section|tag)|"
    r"application-name|apple-mobile-web-app-title)\Z"
)
BUTTONS = ("submit", "button", "reset")
LINKS = {
    "a": ("href",),
    "area": ("href",),
    "form": ("action",),
    "button": ("formaction",),
    "input": ("formaction",),
}

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<inside>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'/])(?P<name>[^\s=\"'/>]++)(?P<sign>\s*+=\s*+)(?P<quote>[\"'])(?P<value>.*?)(?P=quote)",
    re.DOTALL,
)


@dataclass(slots=True)
class Element:
    """An open element in which words change otherwise than around it."""

    name: str
    changes: bool
    depth: int = 1


class Converter:
    """One page on its way into the other script."""

    def __init__(self, convert: Callable[[str], str], tag: str):
        self.convert, self.tag = convert, tag
        self.open: list[Element] = []
        self.out: list[str] = []

    def page(self, html: str) -> str:
        """The page with the words of its Serbian elements in the other script."""
        at = 0
        while (start := html.find("<", at)) >= 0:
            self._words(html[at:start])
            at = self._markup(html, start)
        self._words(html[at:])
        return "".join(self.out)

    @property
    def changes(self) -> bool:
        """Whether words at this place change."""
        return self.open[-1].changes if self.open else True

    def _words(self, text: str) -> None:
        self.out.append(self.convert(text) if text and self.changes else text)

    def _markup(self, html: str, start: int) -> int:
        """Take what begins with <, and say where the next words begin."""
        if html.startswith("<!--", start):
            return self._as_it_is(html, start, _behind(html, "-->", start))
        if html.startswith(("<!", "<?"), start):
            return self._as_it_is(html, start, _behind(html, ">", start))
        match = _TAG.match(html, start)
        if match is None:
            is_sign = not re.compile("</?[a-zA-Z]").match(html, start)
            return self._as_it_is(html, start, start + 1 if is_sign else len(html))
        name = match["name"].lower()
        if match["end"]:
            self.out.append(match[0])
            self._close(name)
        else:
            self._begin(name, match)
            if name in RAW_ELEMENTS:
                return self._raw(html, match, name)
        return match.end()

    def _as_it_is(self, html: str, start: int, end: int) -> int:
        self.out.append(html[start:end])
        return end

    def _raw(self, html: str, match: re.Match, name: str) -> int:
        """The inside of a script, style or field, up to its end."""
        closing = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(html, match.end())
        end = closing.start() if closing else len(html)
        inside = html[match.end() : end]
        is_data = name == "script" and "application/ld+json" in match["inside"]
        self.out.append(in_other_script(inside, self.convert, self.tag) if is_data else inside)
        return end

    def _begin(self, name: str, match: re.Match) -> None:
        inside = match["inside"]
        attributes = {found["name"].lower(): found["value"] for found in _ATTRIBUTE.finditer(inside)}
        changes = self._rule(name, attributes)
        self._open(name, changes, is_empty=name in EMPTY_ELEMENTS or inside.endswith("/"))
        if attributes:
            inside = _ATTRIBUTE.sub(lambda found: self._attribute(found, name, attributes, changes), inside)
        self.out.append(f"<{match['name']}{inside}>")

    def _rule(self, name: str, attributes: dict[str, str]) -> bool:
        """Whether the words of an element change: its own language and marks say it, else the element around it."""
        kept = name in KEPT_ELEMENTS and name not in {"q", "blockquote"}
        if (
            kept
            or attributes.get("translate") == "no"
            or "notranslate" in attributes.get("class", "").split()
        ):
            return False
        if "lang" in attributes:
            return attributes["lang"].lower().split("-")[0] == "sr"
        return self.changes and name not in KEPT_ELEMENTS

    def _open(self, name: str, changes: bool, *, is_empty: bool) -> None:
        if is_empty:
            return
        if changes != self.changes:
            self.open.append(Element(name, changes))
        elif self.open and self.open[-1].name == name:
            self.open[-1].depth += 1

    def _close(self, name: str) -> None:
        if self.open and self.open[-1].name == name:
            self.open[-1].depth -= 1
            if not self.open[-1].depth:
                self.open.pop()

    def _attribute(self, found: re.Match, element: str, attributes: dict[str, str], changes: bool) -> str:
        name, value = found["name"].lower(), found["value"]
        if name == "lang" and changes and value.lower().split("-")[0] == "sr":
            value = self.tag
        elif name in LINKS.get(element, ()) and "data-script" not in attributes and self.tag == CYRILLIC_TAG:
            value = cyrillic_address(value) or value
        elif changes and _is_words(name, element, attributes):
            value = self.convert(value)
        return f"{found['name']}{found['sign']}{found['quote']}{value}{found['quote']}"


def _is_words(name: str, element: str, attributes: dict[str, str]) -> bool:
    """Whether an attribute is read by people: names of feeds are not, what a reader has typed is hers."""
    if element == "meta":
        what = attributes.get("name") or attributes.get("property") or ""
        return name == "content" and META_WORDS.match(what) is not None
    if element == "input" and name == "value":
        return attributes.get("type") in BUTTONS
    return name in WORDS and element != "link"


def _behind(html: str, sign: str, start: int) -> int:
    end = html.find(sign, start)
    return len(html) if end < 0 else end + len(sign)
