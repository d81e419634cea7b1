"""A story as another newsroom pastes it: clean HTML with the credit at its end and no picture."""

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from articles.models import Byline, Edition
from languages.registry import tag_of
from syndication.licences import Licence, licence_of
from syndication.texts import address_of, html_of, said


def context(edition: Edition) -> dict:
    """What the page prints."""
    licence = licence_of(edition.article)
    address = address_of(edition)
    return {
        "edition": edition,
        "licence": licence,
        "address": address,
        "credit": credit(edition, licence),
        "html": html(edition, licence),
        "canonical_tag": f'<link rel="canonical" href="{address}">',
    }


def credit(edition: Edition, licence: Licence) -> str:
    """The line that has to stand below the story, as plain text."""
    names = [said(line.name or line.person, edition.language) for line in _authors(edition)]
    origin = gettext("This story first appeared in %(name)s") % {"name": settings.SITE_NAME}
    return " · ".join([*names, origin, licence.name])


def html(edition: Edition, licence: Licence) -> str:
    """The whole story in the few tags that every system understands."""
    language = edition.language
    pieces = [
        format_html("<h1>{}</h1>", said(edition.headline, language)),
        format_html("<p>{}</p>", said(edition.standfirst, language)) if edition.standfirst else "",
        mark_safe(html_of(edition)),  # noqa: S308  html_of has just cleaned it
        _credit_in_html(edition, licence),
    ]
    text = format_html_join("\n", "{}", ((piece,) for piece in pieces if piece))
    return format_html('<article lang="{}">\n{}\n</article>', tag_of(language), text)


def _credit_in_html(edition: Edition, licence: Licence) -> str:
    names = ", ".join(said(line.name or line.person, edition.language) for line in _authors(edition))
    origin = gettext("This story first appeared in %(name)s") % {"name": settings.SITE_NAME}
    by = format_html("{} · ", names) if names else ""
    return format_html(
        '<p>{}<a href="{}">{}</a> · <a rel="license" href="{}">{}</a></p>',
        by, address_of(edition), origin, licence.url, licence.name,
    )  # fmt: skip


def _authors(edition: Edition) -> list[Byline]:
    """Who wrote it, and who translated it into this language."""
    credited = {Byline.Role.AUTHOR, Byline.Role.TRANSLATOR}
    lines = edition.article.bylines.all()
    return [line for line in lines if line.role in credited and line.language in {"", edition.language}]
