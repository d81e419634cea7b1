"""Which stories stand where on the front page. No story stands there twice."""

from itertools import islice

from articles.models import Edition, Section  # noqa: TC001
from newsroom.fronts.page import slots_in_effect, top_and_rest
from newsroom.models import FrontPage

LATEST, PER_SECTION = 6, 4


def stories(language: str, arrangement: FrontPage | None = None) -> dict:
    """The lead and the cards, by hand where an editor said so; the latest; a block for each section that has more."""
    places, rest = top_and_rest(language, slots_in_effect(language, arrangement))
    top = [place.edition for place in places]
    return {
        "lead": top[0] if top else None,
        "secondary": top[1:],
        "latest": list(islice(rest, LATEST)),
        "section_blocks": _by_section(rest),
    }


def _by_section(editions) -> list[dict]:
    """Blocks in the order of the menu; sections without stories are left out."""
    blocks: dict[int, tuple[Section, list[Edition]]] = {}
    for edition in editions:
        section = edition.article.section
        _section, found = blocks.setdefault(section.pk, (section, []))
        if len(found) < PER_SECTION:
            found.append(edition)
    ordered = sorted(blocks.values(), key=lambda block: (block[0].position, block[0].slug))
    return [{"section": section, "editions": found} for section, found in ordered]
