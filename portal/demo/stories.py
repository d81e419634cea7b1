"""The demo stories: written, translated and published through the same services that editors use."""

from datetime import datetime, timedelta

from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition, Section
from articles.models.article import WORDS
from articles.models.note import SPEAKER_CHECK
from articles.writing import save_words
from languages.registry import CODES
from portal.demo.register import Register

TRANSLATION_TAKES = timedelta(minutes=35)
DRAFTS = {("romani-on-the-internet", "sq")}
SCHEDULED = {("how-we-count-readers", "tr"): timedelta(days=2)}
"""Editions that readers do not see, so that whoever enters the newsroom meets every state."""

SPEAKER_CHECK_TEXT = (
    "The Romani text awaits a check by a speaker. · Ромскиот текст чека проверка од говорник."
)


def story(number: int, entry: dict, register: Register) -> Article:
    """One story with an edition in every language that it is written in."""
    article = Article.objects.create(
        section=section_of(entry, register),
        kind=entry["kind"],
        original_language=entry["original"],
        agency=entry.get("agency", ""),
        licence=entry.get("licence", Article.Licence.ALL_RIGHTS),
        picture=register.get(f"pictures:{entry.get('picture')}"),
    )
    for kind in ("people", "organizations", "events", "tags", "storylines"):
        getattr(article, kind).set(register.all(kind, entry.get(kind, [])))
    article.bylines.create(name=entry["byline"])
    for order, picture in enumerate(register.all("pictures", entry.get("gallery", []))):
        article.gallery.create(picture=picture, order=order)
    _write_editions(article, entry, first_published(entry, number))
    return article


def section_of(entry: dict, register: Register) -> Section:
    """Where a story goes: if its section was deleted, into another; a paper without sections takes no stories."""
    return register.get(f"sections:{entry['section']}") or _any_section()


def _any_section() -> Section:
    return Section.objects.first() or Section.objects.create(slug="demo", name_en="Demo", name_mk="Демо")


def first_published(entry: dict, number: int) -> datetime:
    """When readers first saw the story: a date of its own, or so many days before today."""
    if "published" in entry:
        return timezone.make_aware(entry["published"])
    this_morning = timezone.localtime().replace(hour=8, minute=0, second=0, microsecond=0)
    return this_morning - timedelta(days=entry["days_ago"]) + timedelta(minutes=number * 67 % 480)


def written_in(entry: dict) -> list[str]:
    """The languages of a story, the original first."""
    others = [code for code in CODES if code in entry and code != entry["original"]]
    return [entry["original"], *others]


def _write_editions(article: Article, entry: dict, published_at: datetime) -> None:
    source = None
    for order, language in enumerate(written_in(entry)):
        words = {field: entry[language][field] for field in WORDS if field in entry[language]}
        edition = save_words(
            article, language, words, by=None,
            published_at=published_at + order * TRANSLATION_TAKES,
            source_revision=source.revision if source else None,
        )  # fmt: skip
        source = source or edition
        if entry[language].get("awaiting_check"):
            article.notes.create(language=language, code=SPEAKER_CHECK, text=SPEAKER_CHECK_TEXT)
        _bring_out(edition, (entry["key"], language))


def _bring_out(edition: Edition, name: tuple[str, str]) -> None:
    if name in SCHEDULED:
        publishing.schedule(edition, at=timezone.now() + SCHEDULED[name], by=None)
    elif name not in DRAFTS:
        publishing.publish(edition, by=None)
