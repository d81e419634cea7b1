"""What each line is for, judged by its looks: headline, date, kind, author, credit, list item, prose."""

from enum import Enum

from importers.text import labels
from importers.text.lines import Line
from importers.text.sentences import ends_sentence, is_one_sentence

LONGEST_HEADLINE = 220
CROSSHEAD_WORDS = 3
"""A title of so few words inside a story is a crosshead, not the next story."""


class Role(Enum):
    """The part a line plays on the page."""

    TITLE = "title"
    DATE = "date"
    KIND = "kind"
    AUTHOR = "author"
    CREDIT = "credit"
    INITIALS = "initials"
    PROSE = "prose"


HEAD = {Role.TITLE, Role.DATE, Role.KIND, Role.AUTHOR}
"""What stands above a story."""


def roles(lines: list[Line]) -> list[Role]:
    """One role a line. A title needs air above it, unless it stands at the top with others."""
    found: list[Role] = []
    for line in lines:
        after_text = bool(found) and found[-1] not in HEAD and not line.gap
        found.append(_role(line, may_be_title=not after_text))
    return found


def is_title(text: str, *, strict: bool = False) -> bool:
    """Whether a line looks like a headline: short, one sentence, no full stop; “?” and “!” only if not strict."""
    final = text.rstrip("\"'”“’»)")[-1:]
    if len(text) > LONGEST_HEADLINE or "@" in text or "://" in text or not any(map(str.isalpha, text)):
        return False
    if final in "?!" and not strict:
        return is_one_sentence(text)
    return (
        not ends_sentence(text) and final not in ",?!" and is_one_sentence(text) and not _starts_small(text)
    )


def is_crosshead(line: Line) -> bool:
    """Whether a title is too short and too close to what precedes it to begin a story."""
    return len(line.text.split()) <= CROSSHEAD_WORDS and line.gap < 3


def _role(line: Line, *, may_be_title: bool) -> Role:
    tests = {
        Role.CREDIT: labels.photo_credit, Role.INITIALS: labels.is_desk_initials, Role.DATE: labels.single_date,
        Role.KIND: labels.kind, Role.AUTHOR: labels.author,
    }  # fmt: skip
    special = next((role for role, test in tests.items() if test(line.text)), None)
    if special:
        return special
    first = line.number == 1
    return (
        Role.TITLE
        if may_be_title and not line.marker and is_title(line.text, strict=not first)
        else Role.PROSE
    )


def _starts_small(text: str) -> bool:
    first = next((letter for letter in text if letter.isalpha()), "")
    return first.islower() and not text[0].isdigit()
