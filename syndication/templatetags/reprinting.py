"""What a page of a story asks about its terms. `{% load reprinting %}`"""

from django import template

from syndication.licences import licence_of

register = template.Library()


@register.filter
def may_be_reprinted(edition) -> bool:
    """Whether readers can read it and others may print it without asking: ``{% if edition|may_be_reprinted %}``."""
    return edition.is_live and licence_of(edition.article).allows_reprint
