"""``{% load pictures %}``: the words about a picture in the language of the page."""

from django import template

from languages.fallback import Words, words
from languages.registry import CODES, FALLBACKS, current
from prose.emails import protect_text

register = template.Library()


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
