"""The flag counter as a file that other sites show: one SVG picture without scripts, links or outside files."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from languages.dates import date_text
from visitors import figures
from visitors.flag_picture import PADDING, Picture, Wish, picture, width_of
from visitors.small_numbers import Countries, together

HEADING, MIDDLE, SMALL = 14, 13, 10
"""The sizes of letters."""
SOURCES = ("IP Geolocation by DB-IP (db-ip.com)", "OpenMoji (CC BY-SA 4.0)")
"""Both licences ask for their names where the picture is shown."""


@dataclass(frozen=True, slots=True)
class FootLine:
    """A line of text below the countries."""

    text: str
    size: str
    y: str


def flag_counter(wish: Wish) -> str:
    """Draw what was asked for, in its language. Asks the database for the totals and for the countries."""
    with override(wish.language):
        totals = figures.totals()
        countries = together(figures.countries(), wish.columns * wish.rows)
        others = _("Other countries (%(count)s)") % {"count": number_format(countries.other_countries)}
        drawn = picture(wish, countries, totals.visitors, others)
        return render_to_string("visitors/flag_counter.svg", _context(wish, totals, countries, drawn))


def _context(wish: Wish, totals: figures.Totals, countries: Countries, drawn: Picture) -> dict:
    title = _("Unique visitors by country")
    heading = title if wish.names else _("Visitors")
    foot = _foot(wish, totals, drawn)
    wanted = [width_of(heading, HEADING + 1), *(width_of(line.text, int(line.size)) for line in foot)]
    width = max(drawn.width, 2 * PADDING + max(wanted))
    height = int(foot[-1].y) + PADDING
    named = [f"{cell.name} {cell.number}" for cell in drawn.cells]
    return {
        "wish": wish,
        "picture": drawn,
        "title": title,
        "heading": heading,
        "description": ", ".join([*named, *(line.text for line in foot)]),
        "foot": foot,
        "width": str(width),
        "height": str(height),
        "inner_width": str(width - 1),
        "inner_height": str(height - 1),
        "rule": f"M{PADDING} {drawn.foot + 6}H{width - PADDING}",
    }


def _foot(wish: Wish, totals: figures.Totals, drawn: Picture) -> list[FootLine]:
    figure = f"{_('Visitors')}: {number_format(totals.visitors, force_grouping=True)}"
    since = f"{_('Counting since')}: {date_text(totals.since, wish.language)}"
    demo = [_("Includes demonstration data.")] if totals.is_demo else []
    large = [*_joined([figure, since], drawn, MIDDLE), *demo]
    small = [*_taken_over(wish, totals, drawn), *_joined(SOURCES, drawn, SMALL)]
    y = drawn.foot + 8
    lines = []
    for texts, size, step in ((large, MIDDLE, 19), (small, SMALL, 15)):
        for text in texts:
            y += step
            lines.append(FootLine(text, str(size), str(y)))
    return lines


def _joined(texts: Sequence[str], drawn: Picture, size: int) -> list[str]:
    """All texts in one line if the picture is wide enough for it."""
    line = " · ".join(texts)
    return [line] if width_of(line, size) <= drawn.width - 2 * PADDING else list(texts)


def _taken_over(wish: Wish, totals: figures.Totals, drawn: Picture) -> list[str]:
    """What an older counter had counted, said in as many lines as the picture needs."""
    if not totals.opening:
        return []
    count = totals.opening.visitors
    text = ngettext(
        "%(number)s visitor taken over from the counter of the old site since %(date)s",
        "%(number)s visitors taken over from the counter of the old site since %(date)s",
        count,
    ) % {
        "number": number_format(count, force_grouping=True),
        "date": date_text(totals.opening.started_on, wish.language),
    }
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        fits = width_of(longer, SMALL) <= drawn.width - 2 * PADDING
        lines = [*lines[:-1], longer] if fits or not lines[-1] else [*lines, word]
    return lines
