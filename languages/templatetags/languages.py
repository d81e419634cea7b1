"""``{% load languages %}``: dates and language names in templates."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language_info

from languages import dates, registry, spans
from languages.fallback import shown_language

register = template.Library()


@register.filter
def day(value, language=""):
    """``{{ edition.published_at|day }}``: the date in the language of the page, or in the one given."""
    return dates.date_text(value, language or registry.current()) if value else ""


@register.filter
def weekday(value, language=""):
    """``{{ now|weekday }}``: the date with the day of the week."""
    return dates.date_text(value, language or registry.current(), weekday=True) if value else ""


@register.filter
def day_time(value, language=""):
    """``{{ edition.updated_at|day_time }}``: the date with the time of day."""
    return dates.date_text(value, language or registry.current(), time=True) if value else ""


@register.filter
def city(zone):
    """``{{ zone|city }}``: the city that a time zone is named after, as the language of the page calls it."""
    return dates.city_of(str(zone), registry.current())


@register.filter
def machine_time(value):
    """``<time datetime="{{ moment|machine_time }}">``: the moment for programs, to the second."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""


@register.simple_tag
def day_range(start, end=None, language=""):
    """``{% day_range event.starts_on event.ends_on %}``: from when to when."""
    return dates.range_text(start, end, language or registry.current()) if start else ""


@register.simple_tag
def partial_day(value, precision, language=""):
    """``{% partial_day position.started_on position.started_precision %}``: as exactly as it is known."""
    return dates.partial_text(value, precision, language or registry.current()) if value else ""


@register.simple_tag
def time_of(record):
    """``{% time_of position %}``: since when, until when, or from when to when, as exactly as it is known."""
    ends = (record.started_on, record.started_precision, record.ended_on, record.ended_precision)
    return spans.span_text(*ends, registry.current())


@register.filter
def initials(name):
    """``{{ person.name|initials }}``: the first letters of the first and the last word, for want of a portrait."""
    found = [word[0].upper() for word in str(name).split() if word[0].isalpha()]
    return "".join(found[:1] + found[1:][-1:])


@register.filter
def tag(language):
    """``lang="{{ edition.language|tag }}"``: the value for the HTML attribute."""
    return registry.tag_of(language)


@register.simple_tag
def other_language(language):
    """``<article{% other_language edition.language %}>``: language and direction of words that are not the page's."""
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return format_html(' lang="{}" dir="{}"', registry.tag_of(language), direction)


@register.filter
def own_name(language):
    """``{{ "tr"|own_name }}``: the name that speakers give their language."""
    return registry.own_name_of(language)


@register.simple_tag
def lang_of(record, field):
    """``<h1{% lang_of event "name" %}>``: marks words that stand in from another language, else nothing."""
    current = registry.current()
    shown = shown_language(record, field, current)
    return "" if shown == current else format_html(' lang="{}"', registry.tag_of(shown))
