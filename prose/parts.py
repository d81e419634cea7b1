"""A long formatted text in parts, cut between paragraphs, never inside one, a list or a table."""

import re

from prose.sanitize import clean_html
from prose.tidy import TAG

WITHOUT_END = re.compile(r"<(?:br|hr)\b")


def blocks(html: str | None) -> list[str]:
    """Paragraphs, lists, quotes and tables of a text, one after the other; together they are the cleaned text."""
    text, found, depth, start = clean_html(html), [], 0, 0
    for tag in TAG.finditer(text):
        if not WITHOUT_END.match(tag[0]):
            depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            found.append(text[start : tag.end()])
            start = tag.end()
    return [block for block in [*found, text[start:]] if block]


def in_parts(html: str | None, letters: int) -> list[str]:
    """The text in as few parts of at most so many letters as its paragraphs allow; a longer paragraph is one part.

    The parts are of about the same length, so that none has a line or two only.
    """
    pieces = blocks(html)
    total = sum(map(len, pieces))
    share = total / -(-total // letters) if total else letters
    parts = [""]
    for piece in pieces:
        # A part may be a little longer than its share, as long as it is not too long.
        full = len(parts[-1]) + len(piece) / 2 > share or len(parts[-1]) + len(piece) > letters
        if parts[-1] and full:
            parts.append("")
        parts[-1] += piece
    return parts
