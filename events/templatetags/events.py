"""``{% load events %}``: when an event takes place."""

from django import template

from events import when as times
from languages.registry import current

register = template.Library()


@register.simple_tag
def when(event):
    """``{% when event as when %}``: its days and hours in the language of the page."""
    return times.when(event, current())
