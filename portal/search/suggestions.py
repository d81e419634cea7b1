"""What is offered while a reader types."""

from django.utils.translation import gettext as _

from languages.folding import fold
from portal.search import cards
from search.asking import parse
from search.finding import suggest

SHORTEST, LONGEST = 2, 60
ASKED, MOST = 24, 8


def names(text: str, language: str) -> list[dict[str, str]]:
    """Records and headlines with a word that begins so, each with what it is, in words of the page."""
    typed = parse(text[: LONGEST + 1]).text
    if not SHORTEST <= len(typed) <= LONGEST:
        return []
    offered = suggest(typed, language=language, limit=ASKED)
    records = cards.read([one for one in offered if one.kind != "article"], language)
    found = {str(card.record.name): _kind(card.kind) for card in records}
    begun = fold(typed, language).split()[-1:]
    headlines = (one.name for one in offered if one.kind == "article" and _begins(one.name, begun))
    found |= {headline: "" for headline in headlines if headline not in found}
    return [{"name": name, "kind": kind} for name, kind in list(found.items())[:MOST]]


def _begins(headline: str, begun: list[str]) -> bool:
    """Stories are found under names that do not stand in their headline, which would be no help here."""
    return any(word.startswith(start) for start in begun for word in fold(headline).split())


def _kind(kind: str) -> str:
    known = {"person": _("Person"), "organization": _("Organization"), "event": _("Event"), "tag": _("Topic")}
    return known.get(kind, "")
