"""``{% load cards %}``: stories in lists."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.cards import Card, drawn

register = template.Library()


@register.simple_tag
def story(piece: str, card: Card, *, within_section=False, **options) -> SafeString:
    """``{% story "components/card.html" edition widest=640 sizes="…" %}``: one story as this piece draws it.

    The piece sees a card (`articles.cards`), the language of the page and the options, nothing else of the page.
    """
    return drawn(piece, card, get_language(), within_section, tuple(options.items()))
