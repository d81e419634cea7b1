"""The language panel of a story: which languages exist, in which state, and what can be done."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from articles import handing_in
from articles.models import Article, Edition
from articles.permissions import may_edit_story, may_type
from articles.staleness import Staleness, source_of, staleness
from languages.registry import ALL


@dataclass(frozen=True)
class PanelRow:
    """One language of one story."""

    language: str
    own_name: str
    tag: str
    edition: Edition | None
    is_original: bool
    staleness: Staleness
    edit_url: str
    preview_url: str
    public_url: str
    handed_in: list[str]
    """Who has sent the editors other words for what readers see."""


def rows(article: Article, user) -> list[PanelRow]:
    """One row for every language that the site has switched on."""
    editions = {edition.language: edition for edition in article.editions.all()}
    handed_in = handing_in.senders([article.pk])
    return [
        _row(article, user, code, editions.get(code), handed_in.get((article.pk, code), []))
        for code, _name in settings.LANGUAGES
    ]


def _row(article: Article, user, code: str, edition: Edition | None, handed_in: list[str]) -> PanelRow:
    language = ALL[code]
    return PanelRow(
        language=code, own_name=language.own_name, tag=language.tag, edition=edition,
        is_original=code == article.original_language,
        staleness=_staleness(edition, article),
        edit_url=edit_url(article, user, code) if may_type(user, article, code, edition) else "",
        preview_url=reverse("admin:articles_article_preview", args=[article.pk, code]) if edition else "",
        public_url=edition.get_absolute_url() if edition and edition.is_live else "",
        handed_in=handed_in,
    )  # fmt: skip


def _staleness(edition: Edition | None, article: Article) -> Staleness:
    return staleness(edition, source_of(edition, article.editions.all())) if edition else Staleness()


def edit_url(article: Article, user, language: str) -> str:
    """Where this user writes this language: the story's own page, or the desk for translations."""
    if language == article.original_language and may_edit_story(user, article):
        return reverse("admin:articles_article_change", args=[article.pk])
    return reverse("admin:articles_article_desk", args=[article.pk, language])
