"""The text of a story as a feed carries it: what readers see on the page, with links that work anywhere.

The same values give the same text, so it is made once and not at each fetch of each feed.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string

from articles import corrections
from articles.models import CorrectionText, Edition
from prose.templatetags.prose import prose
from syndication.feeds.letters import legal
from syndication.texts import whole_addresses

TEXTS_KEPT = 256


class Note(NamedTuple):
    """What is told of a mistake."""

    kind: str
    get_kind_display: str
    published_at: datetime
    text: str

    @property
    def correction(self) -> "Note":
        """Its own kind; the template and `corrections.is_corrected` ask there."""
        return self


class Text(NamedTuple):
    """Everything of which the text of a story is made; its template sees nothing else."""

    site: str
    language: str
    kind: str
    get_kind_display: str
    machine: str
    awaits_check: bool
    dateline: str
    dateline_on: date | None
    agency: str
    body: str
    notes: tuple[Note, ...]
    picture: object


def html_of(edition: Edition, notes: list[CorrectionText], picture=None) -> str:
    """The whole text: kind, warnings, picture, dateline, body, source and corrections."""
    article = edition.article
    told = [(it.correction.kind, it.correction.get_kind_display(), it.published_at, it.text) for it in notes]
    return _drawn(Text(
        settings.SITE_URL, edition.language, article.kind, article.get_kind_display(), edition.machine,
        edition.awaits_check, edition.dateline, article.dateline_on, article.agency, edition.body,
        tuple(Note(kind, str(words), at, text) for kind, words, at, text in told), picture,
    ))  # fmt: skip


@lru_cache(maxsize=TEXTS_KEPT)
def _drawn(text: Text) -> str:
    page = {
        "edition": text, "article": text, "picture": text.picture, "corrections": text.notes,
        "is_corrected": corrections.is_corrected(text.notes), "body": prose(text.body),
    }  # fmt: skip
    lines = render_to_string("syndication/feed_text.html", page).split("\n")
    return whole_addresses(legal("\n".join(line for line in map(str.strip, lines) if line)))
