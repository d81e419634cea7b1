"""Formatted text as plain words: for search, excerpts, counting and machines."""

import re
import unicodedata
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
ENDS_A_LINE = {"Cc", "Zl", "Zp", "Cs"}
"""Control characters, line separators, halves of letters: one program or another takes them for the end of a line."""
WORDS_A_MINUTE = 200
"""The rule of thumb of newspapers, where the language does not matter: two columns at the translator's desk."""
SILENTLY = {"en": 225, "mk": 180, "rom": 185, "sq": 185, "sr": 180, "tr": 165}
"""Words a minute of grown-up readers, after IReST (Trauzettel-Klosinski and Dietz 2012): English 228, Turkish with its
long words 166; for Macedonian and Serbian their neighbour Slovenian, 180; for Romani and Albanian the mean, 184."""


def plain_text(html: str | None) -> str:
    """The words alone, a line for each paragraph. Addresses are kept: not for showing to the public."""
    text = nh3.clean(html or "", tags=BLOCKS, attributes={}, link_rel=None)
    text = unescape(re.sub(r"<[^>]*>", "\n", re.sub(r"\n", " ", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """A text that no calendar program, mail program or header can take for two lines."""
    return "".join(letter for letter in text if unicodedata.category(letter) not in ENDS_A_LINE)


def excerpt(html: str | None, words: int = 30) -> str:
    """The first words as one line of plain text, e-mail addresses protected; ends in … when cut."""
    found = plain_text(html).split()
    text = " ".join(found[:words])
    if len(found) > words:
        text = text.rstrip(",;:–-.") + "…"
    return protect_text(text)


def word_count(html: str | None) -> int:
    """How many words a text has."""
    return len(plain_text(html).split())


def reading_minutes(html: str | None, language: str = "") -> int:
    """How many minutes a reader of the language needs, rounded up; 0 for no text."""
    return minutes_for(word_count(html), language)


def minutes_for(words: int, language: str = "") -> int:
    """How many minutes a reader of the language needs for so many words, rounded up."""
    return ceil(words / SILENTLY.get(language, WORDS_A_MINUTE))
