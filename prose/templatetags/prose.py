"""Filters that put text on a page. `{% load prose %}`"""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from prose import plain, videos
from prose.emails import protect
from prose.links import is_web_address, linked_text
from prose.sanitize import clean_html

register = template.Library()


@register.filter
def prose(html: str | None) -> SafeString:
    """Formatted text for readers: ``{{ edition.body|prose }}``.

    Cleaned once more, because old rows, restored dumps and raw SQL never passed the form.
    """
    return mark_safe(protect(clean_html(html)))  # noqa: S308  this is the one place that has just cleaned it


@register.filter
def with_videos(html: SafeString) -> SafeString:
    """What the filter before it cleaned, with videos to play: ``{{ edition.body|prose|with_videos }}``."""
    return videos.with_videos(html)


@register.filter
def protected(text: object) -> SafeString:
    """Plain text for readers, e-mail addresses in words: ``{{ person.summary|protected }}``."""
    return mark_safe(protect(escape(text)))  # noqa: S308  escaped on this very line


@register.filter
def linked(text: object) -> SafeString:
    """Plain text whose web addresses are links, if readers may follow them: ``{{ source|linked }}``."""
    return mark_safe(protect(linked_text(str(text))))  # noqa: S308  every piece is escaped in linked_text


@register.filter
def web_address(address: str) -> str:
    """The address if readers may follow it, else nothing: ``{{ person.website|web_address }}``."""
    return address if is_web_address(address or "") else ""


@register.filter
def excerpt(html: str | None, words: int = 30) -> str:
    """The first words of formatted text, plain: ``{{ edition.body|excerpt:25 }}``."""
    return plain.excerpt(html, words)


@register.filter
def reading_minutes(html: str | None) -> int:
    """Minutes a reader needs: ``{{ edition.body|reading_minutes }}``."""
    return plain.reading_minutes(html)
