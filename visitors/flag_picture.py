"""The flag counter as one picture for other sites: what was asked for, and where everything stands in it.

Lengths are in pixels and stand as text, because a number in a template is written as the reader's language
writes it (``1.024``), which means something else in SVG.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.safestring import SafeString

from languages import registry
from visitors.countries import country_name, name_language
from visitors.flag_drawings import flag_drawing
from visitors.small_numbers import Countries

PADDING, HEAD, LINE, GAP = 12, 24, 24, 24
FLAG_WIDTH, AFTER_FLAG, BEFORE_NUMBER = 29, 8, 12
LETTERS = 13
"""The size of the letters of a row."""
NARROW, WIDE = set("iIjlftr.,:;'|()1 \u00a0"), set("mwMWШЩЖЮФшщжюфмЉЊљњ%@")
NARROWEST_PICTURE = 160
LONGEST_NAME = 30
MOST_COLUMNS, MOST_ROWS, DIGITS = 4, 30, 4


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for, within our limits."""

    columns: int
    rows: int
    language: str
    names: bool
    percent: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One country."""

    code: str
    name: str
    tag: str
    """The language of the name where it is not that of the picture, else empty."""
    number: str
    percent: str
    drawing: SafeString
    x: str
    y: str
    text_y: str
    name_x: str
    number_x: str
    percent_x: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All countries and the size of the whole."""

    cells: list[Cell]
    width: int
    foot: int


def wish(parameters: Mapping[str, str]) -> Wish:
    """Read ``columns``, ``rows``, ``lang``, ``names`` and ``percent``; nonsense counts as not said."""
    language, enabled = registry.resolve(parameters.get("lang", "")), registry.enabled()
    usual = registry.DEFAULT if registry.DEFAULT in enabled else enabled[0]
    return Wish(
        _number(parameters.get("columns", ""), 2, MOST_COLUMNS),
        _number(parameters.get("rows", ""), 8, MOST_ROWS),
        language if language in enabled else usual,
        names=parameters.get("names") != "0",
        percent=parameters.get("percent") == "1",
    )


def picture(wish: Wish, countries: Countries, total: int, others: str) -> Picture:
    """Place the countries column by column; ``others`` names the row of those that are not shown alone."""
    rows = [_row(each.code, each.visitors, total, wish) for each in countries.shown]
    if countries.other_countries and len(rows) < wish.columns * wish.rows:
        number = number_format(countries.other_visitors, force_grouping=True)
        rows.append(("", others, "", number, _share(countries.other_visitors, total, wish)))
    lines = -(-len(rows) // wish.columns) or 1
    cells, x = [], PADDING
    for start in range(0, len(rows), lines):
        column = rows[start : start + lines]
        places = _places(column, x, wish)
        cells += [_cell(row, line, places) for line, row in enumerate(column)]
        x = places[-1] + GAP
    width = max(NARROWEST_PICTURE, x - GAP + PADDING)
    return Picture(cells, width, PADDING + HEAD + lines * LINE)


def _places(column: list[tuple], x: int, wish: Wish) -> tuple[int, int, int, int]:
    """From left to right: where flag and name begin, where number and share end."""
    names, numbers, shares = (max(width_of(row[part]) for row in column) for part in (1, 3, 4))
    name = x + FLAG_WIDTH + AFTER_FLAG
    number = name + (names + BEFORE_NUMBER if wish.names else 0) + numbers
    return x, name, number, number + (BEFORE_NUMBER + shares if wish.percent else 0)


def width_of(text: str, size: int = LETTERS) -> int:
    """About how wide a text is: pictures cannot measure, so this rounds up."""
    parts = (
        0.34 if each in NARROW else 0.92 if each in WIDE else 0.6 + each.isupper() * 0.12 for each in text
    )
    return round(size * sum(parts) + 0.5)


def _number(text: str, default: int, most: int) -> int:
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) <= DIGITS else default


def _row(code: str, visitors: int, total: int, wish: Wish) -> tuple[str, str, str, str, str]:
    name, language = country_name(code, wish.language), name_language(code, wish.language)
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - 1].rstrip() + "…"
    tag = "" if language == wish.language else registry.tag_of(language)
    return code, name, tag, number_format(visitors, force_grouping=True), _share(visitors, total, wish)


def _share(visitors: int, total: int, wish: Wish) -> str:
    return f"{round(100 * visitors / max(total, 1))}\u00a0%" if wish.percent else ""


def _cell(row: tuple, line: int, places: tuple[int, int, int, int]) -> Cell:
    code, text, tag, number, share = row
    x, name_x, number_x, percent_x = places
    y = PADDING + HEAD + line * LINE
    texts = map(str, (x, y + 2, y + 16, name_x, number_x, percent_x))
    return Cell(code, text, tag, number, share, flag_drawing(code), *texts)
