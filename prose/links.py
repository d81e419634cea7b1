r"""Which addresses a link may point to.

Stricter than Django's URLValidator, which accepts ``https://site.example\\@evil.example`` (browsers read
the backslash as a slash and go to the first host, people read the second), user names in front of the host
and letters that turn the direction of writing round.
"""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.html import escape, format_html
from django.utils.translation import gettext_lazy as _

# Embeddings, overrides and isolates: they can make evil.example look like site.example.
# The marks U+200E and U+200F and the joiners U+200C and U+200D are honest spelling and stay.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
FORBIDDEN = re.compile(rf"[\x00-\x20\x7f-\xa0\\<>\"`\ufeff\u200b-\u200f\u2028\u2029{BIDI_CONTROLS}]")
OWN_PATH = re.compile(r"/(?!/)")
TELEPHONE = re.compile(r"tel:\+?[\d().-]{3,25}\Z")
MAILTO = re.compile(r"mailto:[^?]*(@|%40)[^?]+(\?.*)?\Z", re.IGNORECASE)
IN_TEXT = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
CLOSING = ".,;:!?)]}'”’»"
"""Signs that end a sentence rather than an address."""
MAXIMUM_LENGTH = 2000


def is_safe_link(url: str) -> bool:
    """True for a web address, an address of this site (``/…``), an e-mail or a telephone number."""
    if not url or len(url) > MAXIMUM_LENGTH or FORBIDDEN.search(url):
        return False
    return is_web_address(url) or bool(OWN_PATH.match(url) or TELEPHONE.match(url) or MAILTO.match(url))


def is_web_address(url: str) -> bool:
    """True for http or https with a plain host name: no user name, no backslash, no invisible letters."""
    if FORBIDDEN.search(url) or not re.match(r"https?://[^/?#]", url, re.IGNORECASE):
        return False
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and "@" not in parts.netloc and (parts.port or 80) > 0
    except ValueError:
        return False


def validate_web_address(url: str) -> None:
    """For the website fields of people, organizations and events."""
    if not is_web_address(url):
        raise ValidationError(
            _("Enter a full web address, such as https://example.org/page"), code="unsafe_url"
        )


def linked_text(text: str) -> str:
    """Escaped HTML of plain text, with a link on each web address that is what it looks like."""
    pieces, end = [], 0
    for match in IN_TEXT.finditer(text):
        url = match[0].rstrip(CLOSING)
        if is_web_address(url) and len(url) <= MAXIMUM_LENGTH:
            pieces += [
                escape(text[end : match.start()]),
                format_html('<a href="{0}" rel="nofollow noopener">{0}</a>', url),
            ]
            end = match.start() + len(url)
    return "".join([*pieces, escape(text[end:])])
