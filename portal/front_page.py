"""Which stories stand where on the front page. No story stands there twice."""

from itertools import islice

from articles.models import Edition, Section

SECONDARY, LATEST, PER_SECTION = 3, 6, 4
CANDIDATES = 100
"""How many of the newest stories are considered: a bound, so that the archive may grow without end."""


def stories(language: str) -> dict:
    """The lead, the secondary stories, the latest and a block for each section that has more."""
    editions = Edition.objects.readable(language).for_card(language).newest_first()[:CANDIDATES]
    rest = iter(editions)
    return {
        "lead": next(rest, None),
        "secondary": list(islice(rest, SECONDARY)),
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
