"""``{% load desk %}``: what the first page of the newsroom shows to whoever opened it."""

from django import template

from newsroom.desk.start import StartPage

register = template.Library()


@register.simple_tag(takes_context=True)
def start_page(context) -> StartPage:
    """``{% start_page as start %}``: the lists of the colleague who is logged in, read when they are printed."""
    return StartPage(context["request"].user)
