"""The words of an edition as other newsrooms get them: clean, whole addresses, no e-mail address to harvest."""

import re

from django.conf import settings
from django.utils.translation import override

from articles.models import Edition
from prose.emails import protect, protect_text
from prose.plain import plain_text
from prose.sanitize import clean_html

TAG = re.compile(r"<[^>]*>")
OWN_ADDRESS = re.compile(r'(\s(?:href|src)=")/(?!/)')


def html_of(edition: Edition) -> str:
    """The body as clean HTML in which every link works on somebody else's page."""
    with override(edition.language):
        return whole_addresses(protect(clean_html(edition.body)))


def text_of(edition: Edition) -> str:
    """The body as plain text, a line for each paragraph."""
    with override(edition.language):
        return protect_text(plain_text(clean_html(edition.body)))


def said(words: object, language: str) -> str:
    """A short text in one line of thought: e-mail addresses in words of that language."""
    with override(language):
        return protect_text(str(words or "").strip())


def whole_addresses(html: str) -> str:
    """Addresses inside our site with the site in front: the text is read on other people's pages."""
    whole = rf"\1{settings.SITE_URL}/"
    return TAG.sub(lambda tag: OWN_ADDRESS.sub(whole, tag[0]), html)


def address_of(record) -> str:
    """The whole address of something's page, never built from what a visitor's program claims."""
    return settings.SITE_URL + record.get_absolute_url()
