"""What a story's page needs beside its words."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from articles import corrections, provenance
from articles.models import Article, Byline, Edition
from articles.models.edition import Status
from articles.models.transition import Verb
from articles.staleness import source_of, staleness
from languages.registry import enabled
from prose.plain import reading_minutes

RELATED = 4


def context(edition: Edition) -> dict:
    """Everything that the page of one edition prints."""
    article = edition.article
    bylines = [line for line in article.bylines.all() if line.language in {"", edition.language}]
    notes = corrections.of(edition)
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
        "related": related(edition),
        "reading_minutes": reading_minutes(edition.body),
        "changed_original": changed_original(edition, article),
        "awaits_check": edition.awaits_check,
        "corrections": notes,
        "is_corrected": corrections.is_corrected(notes),
        "provenance": provenance.of(edition),
    } | neighbours(edition)


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


def related(edition: Edition) -> list[Edition]:
    """Stories in the same language that share an event or a tag, those on the same event first."""
    article = edition.article
    events = {event.pk for event in article.events.all()}
    tags = {tag.pk for tag in article.tags.all()}
    others = Edition.objects.readable(edition.language).exclude(article=article).for_card(edition.language)
    same_event = others.filter(article__events__in=events) if events else others.none()
    found = {e.pk: e for e in same_event.newest_first().distinct()[:RELATED]}
    if tags and len(found) < RELATED:
        same_tags = others.filter(article__tagged_articles__tag__in=tags).exclude(pk__in=found)
        found |= {e.pk: e for e in same_tags.newest_first().distinct()[: RELATED - len(found)]}
    return list(found.values())


def neighbours(edition: Edition) -> dict:
    """The story before and the story after in the same section."""
    cards = Edition.objects.readable(edition.language).for_card(edition.language)
    cards = cards.filter(article__section_id=edition.article.section_id)
    at, pk = edition.published_at or timezone.now(), edition.pk  # a draft in preview has no date yet
    older = Q(published_at__lt=at) | Q(published_at=at, pk__lt=pk)
    newer = Q(published_at__gt=at) | Q(published_at=at, pk__gt=pk)
    return {
        "previous": cards.filter(older).newest_first().first(),
        "next": cards.filter(newer).order_by("published_at", "pk").first(),
    }
