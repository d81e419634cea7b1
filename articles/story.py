"""What a story's page needs beside its words."""

from datetime import datetime

from articles import corrections, provenance, reading_on
from articles.models import Article, Byline, Edition
from articles.models.edition import Status
from articles.models.transition import Verb
from articles.staleness import source_of, staleness
from languages.registry import enabled
from prose.plain import minutes_for, word_count


def context(edition: Edition) -> dict:
    """Everything that the page of one edition prints."""
    article = edition.article
    bylines = [line for line in article.bylines.all() if line.language in {"", edition.language}]
    notes, words = corrections.of(edition), word_count(edition.body)
    translators = [line for line in bylines if line.role == Byline.Role.TRANSLATOR]
    return {
        "edition": edition,
        "article": article,
        "bylines": [line for line in bylines if line not in translators],
        "translator_bylines": translators,
        "people": [person for person in article.people.all() if not person.is_private],
        "organizations": list(article.organizations.all()),
        "events": list(article.events.all()),
        "tags": list(article.tags.all()),
        "word_count": words,
        "reading_minutes": minutes_for(words, edition.language),
        "changed_original": changed_original(edition, article),
        "awaits_check": edition.awaits_check,
        "corrections": notes,
        "is_corrected": corrections.is_corrected(notes),
        "provenance": provenance.of(edition),
    } | reading_on.around(edition)


def addresses(editions) -> dict[str, str]:
    """Addresses of the live editions by language, for the language menu and hreflang."""
    return {edition.language: edition.get_absolute_url() for edition in editions if edition.is_live}


def changed_original(edition: Edition, article: Article) -> Edition | None:
    """The original, when it changed so much that readers of this translation should know; else None."""
    source = source_of(edition, article.editions.all())
    told = source and source.is_live and source.language in enabled() and staleness(edition, source).is_major
    return source if told else None


def gone(edition: Edition) -> dict:
    """What the address of a story says that was taken away: since when, and what the editors tell readers."""
    expired = edition.status != Status.WITHDRAWN
    return {"edition": edition, "is_expired": expired, "gone_at": _gone_at(edition, expired)}


def _gone_at(edition: Edition, expired: bool) -> datetime | None:
    if expired or edition.killed_at:
        return edition.ended_at or edition.killed_at or edition.expires_at
    return edition.transitions.filter(verb=Verb.WITHDRAW).values_list("at", flat=True).first()
