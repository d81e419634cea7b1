"""Formatted text as plain words: for search, excerpts, counting and machines."""

import re
from html import unescape
from math import ceil

import nh3

from prose.emails import protect_text

BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "blockquote",
    "br",
    "hr",
    "tr",
    "div",
    "td",
    "th",
    "pre",
}
# For newspaper text; the same for all our languages, since no study covers all six.
WORDS_A_MINUTE = 200


def plain_text(html: str | None) -> str:
    """The words alone, a line for each paragraph. Addresses are kept: not for showing to the public."""
    text = nh3.clean(html or "", tags=BLOCKS, attributes={}, link_rel=None)
    text = unescape(re.sub(r"<[^>]*>", "\n", re.sub(r"\n", " ", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def excerpt(html: str | None, words: int = 30) -> str:
    """The first words as one line of plain text, e-mail addresses protected; ends in … when cut."""
    found = plain_text(html).split()
    text = " ".join(found[:words])
    if len(found) > words:
        text = text.rstrip(",;:–-.") + "…"
    return protect_text(text)


def reading_minutes(html: str | None) -> int:
    """How many minutes a reader needs, rounded up; 0 for no text."""
    return ceil(len(plain_text(html).split()) / WORDS_A_MINUTE)
