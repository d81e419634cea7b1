"""Editions and names as the interface gives them."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from articles.models import Edition
from languages.registry import tag_of
from syndication.identity import uri, uri_of
from syndication.licences import licence_of
from syndication.models import Entry, Reason
from syndication.ninjs.item import complete, item_of
from syndication.texts import address_of, said


def cards(editions: list[Edition], *, full: bool, entries: dict[int, Entry] | None = None) -> dict[int, dict]:
    """Each edition as a row of a list, by its number; with the whole item if that is asked for."""
    if entries is None:
        entries = {
            entry.edition: entry for entry in Entry.objects.filter(edition__in=[e.pk for e in editions])
        }
    if full:
        complete(editions)
    return {edition.pk: _card(edition, entries.get(edition.pk), full) for edition in editions}


def joined(editions, *, full: bool):
    """The editions with all that their rows print, in as few queries as that takes."""
    return editions.for_page() if full else editions.select_related("article__section")


def _card(edition: Edition, entry: Entry | None, full: bool) -> dict:
    language = edition.language
    with override(language):
        ninjs_url = settings.SITE_URL + reverse("syndication:ninjs", args=[edition.slug])
        section = named(edition.article.section, language)
    return {
        "uri": uri_of(edition), "id": edition.pk, "article": edition.article_id, "language": tag_of(language),
        "url": address_of(edition), "ninjs_url": ninjs_url, "kicker": said(edition.kicker, language),
        "headline": said(edition.headline, language), "standfirst": said(edition.standfirst, language),
        "section": section, "published_at": edition.published_at, "updated_at": edition.updated_at,
        "changed_at": entry.at if entry else None, "licence": _licence(edition),
        "ninjs": item_of(edition) if full else None,
    }  # fmt: skip


def _licence(edition: Edition) -> dict:
    licence = licence_of(edition.article)
    with override(edition.language):
        return {"code": licence.code, "url": licence.url or None, "terms": str(licence.words)}


def gone(entry: Entry, reason: str = "") -> dict:
    """What is told of an edition that is not to be read, or not in this list: its lasting name and why."""
    why = reason or entry.reason or Reason.UNPUBLISHED
    name = uri("edition", entry.edition)
    return {"deleted": True, "uri": name, "language": tag_of(entry.language), "at": entry.at, "reason": why}


def named(record, language: str) -> dict:
    """Something with a name and a page, in a language."""
    with override(language):
        return {
            "uri": uri_of(record), "slug": record.slug, "name": said(record, language),
            "url": address_of(record),
        }  # fmt: skip


def events(records: Iterable, language: str) -> list[dict]:
    """Events with their days and their place."""
    return [_event(record, language) for record in records]


def _event(record, language: str) -> dict:
    with override(language):
        venue = said(record.venue, language) if record.venue else None
    return named(record, language) | {
        "starts_on": record.starts_on.isoformat(), "status": record.status, "venue": venue,
        "ends_on": record.ends_on.isoformat() if record.ends_on else None,
        "precision": record.precision, "has_new_date": record.has_new_date,
        "starts_at": record.starts_at.isoformat() if record.starts_at else None,
        "ends_at": record.ends_at.isoformat() if record.ends_at else None,
    }  # fmt: skip
