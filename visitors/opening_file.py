"""Reading what an older counter had counted from a table of countries and visitors.

Forgiving about how it is written (commas, semicolons or tabs, a heading, names or codes, thousands with
separators), strict about what it says: every line that cannot be understood is named.
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from visitors.country_codes import country_code
from visitors.geo import UNKNOWN

LARGEST, LONGEST = 10**12, 20
"""More visitors than anybody has had; such a number is a mistake, and Python refuses to read a very long one."""
NUMBER = re.compile(r"\d+|\d{1,3}(?:(?P<separator>[ .,'’_])\d{3})(?:(?P=separator)\d{3})*", re.ASCII)
DATES = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y.")
TOTAL, SINCE = "total", "since"


class NotUnderstood(ValueError):
    """A file that cannot be taken over; ``faults`` are sentences, with line numbers where there are lines."""

    def __init__(self, *faults: str):
        super().__init__(" ".join(faults))
        self.faults = faults


class Line(NamedTuple):
    """One line of the file."""

    number: int
    cells: list[str]


@dataclass(slots=True)
class OldCounter:
    """What a file says; ``notes`` are sentences about what was understood and might surprise."""

    countries: Counter = field(default_factory=Counter)
    total: int | None = None
    since: date | None = None
    notes: list[str] = field(default_factory=list)


def read(data: bytes) -> OldCounter:
    """Understand a file, or raise ``NotUnderstood`` with everything that is wrong with it."""
    lines = _lines(_text(data))
    if lines and _is_heading(lines[0]):
        lines = lines[1:]
    counter, faults, seen = OldCounter(), [], {}
    for line in lines:
        try:
            _take(line, counter, seen)
        except NotUnderstood as error:
            faults += [f"Line {line.number}: {fault}" for fault in error.faults]
    if not lines:
        faults = ["There is nothing in it."]
    if faults:
        raise NotUnderstood(*faults)
    return counter


def number(text: str) -> int:
    """Read a whole number, which may be written as 12,345 or 12 345 or 12.345."""
    plain = " ".join(text.split())  # a spreadsheet writes thousands with a space that does not break
    is_number = len(plain) <= LONGEST and NUMBER.fullmatch(plain)
    if not is_number or (found := int(re.sub(r"\D", "", plain))) > LARGEST:
        raise NotUnderstood(f"“{text[:LONGEST]}” is no number of visitors.")
    return found


def day(text: str) -> date:
    """Read a day, written as 2019-01-13 or 13.01.2019."""
    for form in DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise NotUnderstood(f"“{text}” is no date. Write it as 2019-01-13.")


def _text(data: bytes) -> str:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUnderstood("It is not written in UTF-8. Save it anew as “CSV UTF-8”.") from error


def _lines(text: str) -> list[Line]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((sign for sign in "\t;" if sign in first), ",")
    reader = csv.reader(text.splitlines(), delimiter=delimiter, skipinitialspace=True)
    try:
        rows = [Line(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise NotUnderstood(f"Line {reader.line_num + 1}: {error}.") from error
    return [line for line in rows if any(line.cells)]


def _is_heading(line: Line) -> bool:
    """Words over the columns: no digit anywhere, and nothing that a line of its own could begin with."""
    first = line.cells[0].casefold()
    has_digits = any(letter.isdigit() for cell in line.cells for letter in cell)
    return (
        len(line.cells) > 1 and not has_digits and first not in {TOTAL, SINCE} and country_code(first) is None
    )


def _take(line: Line, counter: OldCounter, seen: dict[str, int]) -> None:
    cells = [cell for index, cell in enumerate(line.cells) if cell or index < 2]
    if len(cells) != 2:
        found = "one column" if len(cells) < 2 else f"{len(cells)} columns"
        raise NotUnderstood(
            f"{found} instead of two, country and visitors. Put a number that contains a comma into quotes."
        )
    name, value = cells
    if name.casefold() == TOTAL:
        counter.total = _only_once(TOTAL, counter.total, number(value))
    elif name.casefold() == SINCE:
        counter.since = _only_once(SINCE, counter.since, day(value))
    else:
        _take_country(line, counter, seen)


def _take_country(line: Line, counter: OldCounter, seen: dict[str, int]) -> None:
    name, visitors = line.cells[0], number(line.cells[1])
    if not name:
        raise NotUnderstood("the country is missing. Write ZZ if it is not known.")
    code = country_code(name)
    if code is None:
        counter.notes.append(
            f"Line {line.number}: “{name}” is no country that we know; counted as unknown (ZZ)."
        )
        code = UNKNOWN
    elif code in seen and code != UNKNOWN:
        counter.notes.append(f"Lines {seen[code]} and {line.number} are both {code}; they are added up.")
    seen[code] = line.number
    counter.countries[code] += visitors


def _only_once(name: str, known, found):
    if known is not None and known != found:
        raise NotUnderstood(f"a second “{name}”, and another one than before.")
    return found
