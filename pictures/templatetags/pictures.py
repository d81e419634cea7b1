"""``{% load pictures %}``: the words about a picture in the language of the page."""

from typing import NamedTuple

from django import template

from languages.fallback import Words, words
from languages.registry import CODES, FALLBACKS, current
from prose.emails import protect_text

register = template.Library()
WIDEST = 1600


class Files(NamedTuple):
    """What a page names of a picture: addresses by format, the best first, and one that every browser can show."""

    sources: list[tuple[str, str]]
    fallback: str


@register.simple_tag(takes_context=True)
def picture_files(context, picture) -> Files:
    """``{% picture_files picture as files %}``; a variable ``widest`` leaves out sizes that the place cannot use."""
    widest = context.get("widest") or WIDEST
    sources = [(kind, picture.srcset(kind, widest)) for kind in picture.kinds]
    return Files(sources, picture.fallback_url(widest))


@register.simple_tag(takes_context=True)
def picture_words(context, picture, field: str) -> Words:
    """``{% picture_words picture "alt" as alt %}``: text and language; a variable ``language`` overrides.

    When the usual languages have nothing, any other is taken: a description in a foreign language, marked
    as such, is better for a blind reader than none.
    """
    language = context.get("language") or current()
    found = words(picture, field, language if language in FALLBACKS else CODES[0])
    others = (Words(getattr(picture, f"{field}_{code}") or "", code) for code in CODES)
    found = found or next(filter(None, others), found)
    return Words(protect_text(found.text), found.language)
