"""A text as lines with clean blanks; each remembers its number and the empty lines before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from importers.text.sentences import ends_sentence

# Three blanks or more, one of them a no-break space: what is left of a paragraph's end when a page is
# copied as text. Two are only the typist's wide space after a full stop.
WIDE_RUN = re.compile(r"(?=\s*\u00a0)\s{3,}")
BULLET = re.compile(r"\s*(?P<mark>[•·▪●◦‣*])\s*(?=\S)|\s*(?P<dash>[–—-])(?P<blanks>\s+)(?=\S)")
NEW_LINE = re.compile(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]")
CONTROL = frozenset([*range(32), *range(127, 160)]) - frozenset(map(ord, "\t\n\r\v\f\u0085"))
# Zero width, soft hyphens, and letters that turn the direction of everything after them.
INVISIBLE = [0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x00AD, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
UNPRINTABLE = dict.fromkeys(CONTROL, " ") | dict.fromkeys(INVISIBLE)
WRAPPED = range(50, 101)
"""How long the lines of a text are that was wrapped by a typewriter or a mail program."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, or one paragraph that ran together with others in it."""

    text: str
    number: int
    gap: int = 0
    """How many empty lines stand before it."""
    marker: str = ""
    """“list” for a certain list item, “dash” for a dash that may also open a spoken sentence."""


def read_lines(text: str) -> list[Line]:
    """The lines that are not empty."""
    found, gap = [], 0
    for number, raw in enumerate(NEW_LINE.split(text.translate(UNPRINTABLE)), 1):
        if not raw.strip():
            gap += 1
            continue
        for piece in _paragraphs(raw):
            found.append(Line(" ".join(piece.split()), number, gap, _marker(piece)))
            gap = 1
        gap = 0
    return found


def unwrap(lines: list[Line]) -> list[Line]:
    """Put paragraphs together again that were cut into lines of even length or in mid-sentence."""
    found: list[Line] = []
    for block in _blocks(lines):
        even = len(block) > 2 and all(len(line.text) in WRAPPED for line in block[:-1])
        for index, line in enumerate(block):
            if index and not line.marker and (even or _goes_on(block[index - 1], line)):
                found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
            else:
                found.append(line)
    return found


def without_bullet(text: str) -> str:
    """The words of a list item."""
    return BULLET.sub("", text, count=1) if BULLET.match(text) else text


def _paragraphs(raw: str) -> Iterator[str]:
    start = 0
    for run in WIDE_RUN.finditer(raw):
        before = raw[start : run.start()]
        if ends_sentence(before) and run.end() < len(raw) and not raw[run.end()].islower():
            yield before
            start = run.end()
    yield raw[start:]


def _marker(piece: str) -> str:
    found = BULLET.match(piece)
    if not found:
        return ""
    return "list" if found["mark"] or len(found["blanks"]) > 1 else "dash"


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and line.gap:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _goes_on(before: Line, line: Line) -> bool:
    return line.text[0].islower() and not ends_sentence(before.text)
