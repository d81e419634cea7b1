"""Read what stands above a story: headline, date, kind, author, and a header in another language."""

from dataclasses import dataclass, field

from importers.detection import detect
from importers.drafts import LeftOut
from importers.text import labels
from importers.text.lines import Line
from importers.text.roles import Role, is_crosshead, roles
from languages.dates import ParsedDate

LONGEST_STANDFIRST = 400


@dataclass(slots=True)
class Head:
    """What was found above the text of one story."""

    headline: str = ""
    standfirst: str = ""
    kind: str = ""
    author: str = ""
    date_above: Line | None = None
    """A date above the headline: on a copied page mostly the clock of the day on which it was copied."""
    date_below: Line | None = None
    header: list[str] = field(default_factory=list)
    interface: str = ""
    """The language of the page round the story, if it is not the story's."""
    to_text: list[Line] = field(default_factory=list)
    """Lines that turned out to belong to the text."""
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, line: Line, reason: str) -> None:
        """Remember a line that goes no further."""
        self.left_out.append(LeftOut(line.number, line.text, reason))


def read(lines: list[Line], language: str | None) -> Head:
    """Sort the lines above a story whose text is in the given language."""
    head = Head()
    marked = list(zip(lines, roles(lines), strict=True))
    titles = [line for line, role in marked if role is Role.TITLE]
    _read_titles(head, titles, language)
    for line, role in marked:
        if role is Role.DATE:
            _read_date(head, line, titles)
        elif role is Role.KIND:
            head.kind = labels.kind(line.text)
            head.leave_out(line, f"it names the kind of text: {head.kind}")
        elif role is Role.AUTHOR:
            head.author = labels.author(line.text)
            head.leave_out(line, "it names the author")
    return head


def date_of(line: Line | None) -> ParsedDate | None:
    """The date that a line of a head consists of."""
    return labels.single_date(line.text) if line else None


def _read_titles(head: Head, titles: list[Line], language: str | None) -> None:
    titles = _once(head, titles)
    own = [line for line in titles if not _is_foreign(line.text, language)]
    if own and len(own) < len(titles):
        foreign = [line for line in titles if line not in own]
        head.interface = detect(" ".join(line.text for line in foreign)).language or ""
        _set_aside(head, foreign, f"a header in another language ({head.interface or 'unknown'})")
        titles = own
    menu = [line for line in titles[:-1] if is_crosshead(line)]
    _set_aside(head, menu, "a short line above the headline")
    titles = [line for line in titles if line not in menu]
    if titles:
        head.headline = titles[0].text
        _read_rest(head, titles[1:])


def _once(head: Head, titles: list[Line]) -> list[Line]:
    """Pages print the headline in the path and again above the text."""
    found: dict[str, Line] = {}
    for line in titles:
        if line.text.casefold() in found:
            head.leave_out(line, "the headline once more")
        found.setdefault(line.text.casefold(), line)
    return list(found.values())


def _is_foreign(text: str, language: str | None) -> bool:
    guess = detect(text).language
    return bool(language and guess and guess != language)


def _set_aside(head: Head, lines: list[Line], reason: str) -> None:
    for line in lines:
        head.header.append(line.text)
        head.leave_out(line, reason)


def _read_rest(head: Head, rest: list[Line]) -> None:
    if len(rest) == 1 and len(rest[0].text) <= LONGEST_STANDFIRST:
        head.standfirst = rest[0].text
    else:
        head.to_text = rest


def _read_date(head: Head, line: Line, titles: list[Line]) -> None:
    above = any(title.text == head.headline and title.number > line.number for title in titles)
    if above and not head.date_above:
        head.date_above = line
    elif not above and not head.date_below:
        head.date_below = line
    head.leave_out(line, "a date above the headline" if above else "the date of publication")
