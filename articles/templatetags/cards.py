"""``{% load cards %}``: stories in lists."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.cards import card_of, drawn

register = template.Library()
BARE = frozenset({"components/line.html", "components/headline.html", "lite/line.html"})
"""Pieces that print a headline and a date at most."""


@register.simple_tag
def story(piece: str, edition, *, within_section=False, **options) -> SafeString:
    """``{% story "components/card.html" edition widest=640 sizes="…" %}``: one story as this piece draws it.

    The piece sees a card (`articles.cards`), the language of the page and the options, nothing else of the page.
    """
    card = card_of(edition, within_section=within_section, bare=piece in BARE)
    return drawn(piece, card, get_language(), tuple(options.items()))
