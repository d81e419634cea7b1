"""What to read after a story: what it is related to, its storylines, and the stories before and after it.

Two queries, however many stories there are: the first finds numbers, the second reads the cards.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from django.db import connections, router
from django.db.models import DateTimeField, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.cards import Card, Cards
from articles.connected import Numbers, numbers
from articles.connected_words import AFTER, BEFORE, WORTH
from articles.models import Edition, Storyline
from articles.prepared import Blank, any_of
from articles.standins import chain_of
from languages.registry import enabled

RELATED, IN_SECTION = 4, 0
AT_ONCE = 8
"""Places in the wording of a question come in eights, so that there are few wordings."""
TITLES = {"events": _("On the same event"), "storylines": _("In the same storyline"), "": _("Related")}


@dataclass
class Part:
    """The place of a story in one storyline."""

    storyline: Storyline
    previous: Card | None
    next: Card | None


@dataclass
class Group:
    """Related stories, and in a word what connects them to this one."""

    title: Promise
    editions: list[Card] = field(default_factory=list)


def around(edition: Edition) -> dict:
    """Everything that leads on from the page of one edition."""
    found = numbers(edition, RELATED * 4)
    cards = _cards(edition, found)
    at = {where: cards.get(pk) for where, pk in found.beside.items()}
    storylines = [
        Part(line, at.get((BEFORE, line.pk)), at.get((AFTER, line.pk)))
        for line in edition.article.storylines.all()
    ]
    told = {card.pk for part in storylines for card in (part.previous, part.next) if card}
    score = found.score
    related = [card for card in cards.values() if card.article_id in score and card.pk not in told]
    related.sort(key=lambda card: (score[card.article_id], card.published_at, card.pk), reverse=True)
    return {
        "related": _grouped(related[:RELATED], score), "storylines": storylines,
        "previous": at.get((BEFORE, IN_SECTION)), "next": at.get((AFTER, IN_SECTION)),
    }  # fmt: skip


def _cards(edition: Edition, found: Numbers) -> dict[int, Card]:
    """The cards of these, by number, each story in the language that its reader gets."""
    articles, editions = list(found.score), list(dict.fromkeys(found.beside.values()))
    if not articles and not editions:
        return {}
    using = router.db_for_read(Edition)
    place = (connections[using].vendor, edition.language, chain_of(edition.language), enabled())
    sizes = (-(-len(articles) // AT_ONCE) * AT_ONCE, -(-len(editions) // AT_ONCE) * AT_ONCE)
    numbers = {f"a{n}": pk for n, pk in enumerate(articles + [0] * (sizes[0] - len(articles)))}
    numbers |= {f"e{n}": pk for n, pk in enumerate(editions + [0] * (sizes[1] - len(editions)))}
    cards = _of_numbers(*place, *sizes).ask(using, now=timezone.now(), **numbers)
    return {card.pk: card for card in cards}


@lru_cache(maxsize=64)
def _of_numbers(vendor: str, language: str, chain, on, articles: int, editions: int) -> Cards:
    """The wording for so many places; those that are left over are asked for number 0, which nothing has."""
    wanted = Q(article__id__in=[Blank(f"a{n}") for n in range(articles)]) if articles else Q()
    if editions:
        wanted |= Q(pk__in=[Blank(f"e{n}") for n in range(editions)])
    cards = Edition.objects.readable(language, now=Blank("now", DateTimeField()))
    return Cards(cards.filter(wanted).as_cards(language), any_of(vendor))


def _grouped(related: list[Card], score: dict[int, int]) -> list[Group]:
    groups: dict[str, Group] = {}
    for card in related:
        kind = next((k for k in ("events", "storylines") if score[card.article_id] >= WORTH[k]), "")
        groups.setdefault(kind, Group(TITLES[kind])).editions.append(card)
    return list(groups.values())
