"""Which stories stand where on the front page. No story stands there twice."""

from collections.abc import Iterable
from itertools import chain, islice

from articles.cards import Card
from newsroom.fronts import questions
from newsroom.fronts.page import slots_in_effect, top_and_rest
from newsroom.models import FrontPage

LATEST, PER_SECTION = 4, 4


def stories(language: str, arrangement: FrontPage | None = None) -> dict:
    """The lead and the cards, by hand where an editor said so; the latest; a block for each section that has more."""
    places, rest = top_and_rest(language, slots_in_effect(language, arrangement), as_lines=True)
    top = [place.edition for place in places]
    latest = list(islice(rest, LATEST))
    blocks = _by_section(rest)
    shown = _read(language, chain(top, latest, *blocks))
    top, latest, *blocks = (
        [shown[row.pk] for row in rows if row.pk in shown] for rows in (top, latest, *blocks)
    )
    return {
        "lead": top[0] if top else None,
        "secondary": top[1:],
        "latest": latest,
        "section_blocks": _in_order(filter(None, blocks)),
    }


def _by_section(rows: Iterable) -> list[list]:
    """The newest rows of each section."""
    blocks: dict[int, list] = {}
    for row in rows:
        found = blocks.setdefault(row.section_id, [])
        if len(found) < PER_SECTION:
            found.append(row)
    return list(blocks.values())


def _read(language: str, rows: Iterable) -> dict[int, Card]:
    """The stories with their words, by number; one that went a moment ago is left out."""
    return {card.pk: card for card in questions.cards(language, [row.pk for row in rows])}


def _in_order(blocks: Iterable[list[Card]]) -> list[dict]:
    """Blocks in the order of the menu; sections without stories are left out."""
    found = [{"section": cards[0].section, "editions": cards} for cards in blocks]
    return sorted(found, key=lambda block: (block["section"].position, block["section"].slug))
