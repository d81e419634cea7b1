"""``{% load lite %}``: links that stay in the light edition."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.lite.addresses import stay_light as with_light_links

register = template.Library()


@register.filter
def stay_light(html: str) -> SafeString:
    """``{% filter stay_light %}…{% endfilter %}``: links between pages lead to their light twins."""
    return mark_safe(with_light_links(html))  # noqa: S308  it was HTML before; a few links have changed
