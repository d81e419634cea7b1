"""A story in one language: what search engines show of it, and what it is a translation of."""

from collections.abc import Mapping

from django.utils import timezone

from articles.models import Article, Byline, Correction, Edition
from languages.alternates import whole
from languages.registry import enabled, tag_of
from prose.plain import excerpt
from syndication.licences import licence_of
from syndication.structured.images import images
from syndication.structured.mentioned import credit, mentions
from syndication.structured.paper import publisher
from syndication.structured.script import filled, moment, words

KINDS = {
    Article.Kind.BACKGROUND: "BackgroundNewsArticle",
    Article.Kind.OPINION: "OpinionNewsArticle",
}
"""More exact names for what is not plain news. Interviews and announcements have none."""
MISTAKES = (Correction.Kind.CORRECTION, Correction.Kind.CLARIFICATION)


def story(edition: Edition, page: Mapping) -> dict:
    """One edition. `page` is what its page prints (`articles.story.context`), so nothing is read twice."""
    return filled(
        type_=_type(edition.article), id_=_address(edition), url=_address(edition), inLanguage=tag_of(edition.language),
        mainEntityOfPage=_address(edition), headline=words(edition.headline), description=description(edition),
        datePublished=moment(edition.published_at), dateModified=moment(changed_at(edition, page["corrections"])),
        isAccessibleForFree=True, wordCount=page["word_count"],
        image=images(edition.article.picture), publisher=publisher(), **_about(edition, page), **_makers(edition, page),
        **_translations(edition), **_terms(edition),
    )  # fmt: skip


def description(edition: Edition) -> str:
    """One or two sentences: the standfirst, else how the text begins."""
    return words(edition.standfirst) or words(excerpt(edition.body))


def changed_at(edition: Edition, notes):
    """When readers last got new words or a note about a mistake; a misspelling put right moves nothing."""
    moments = (edition.published_at, edition.updated_at, *(note.published_at for note in notes))
    return max(filter(None, moments), default=None)


def _type(article: Article) -> str | list[str]:
    """Search engines that know only the general name find it beside the exact one."""
    exact = KINDS.get(article.kind)
    return ["NewsArticle", exact] if exact else "NewsArticle"


def _about(edition: Edition, page: Mapping) -> dict:
    return {
        "articleSection": words(edition.article.section.name),
        **filled(
            keywords=[words(tag.name) for tag in page["tags"]],
            mentions=mentions(
                people=page["people"], organizations=page["organizations"], events=page["events"]
            ),
            correction=[
                _correction(note) for note in page["corrections"] if note.correction.kind in MISTAKES
            ],
        ),
    }


def _makers(edition: Edition, page: Mapping) -> dict:
    authors = [credit(line) for line in page["bylines"] if line.role == Byline.Role.AUTHOR]
    agency = words(edition.article.agency)
    named = filled(type_="Organization", name=agency) if agency else {}
    return filled(
        author=authors or [named or {"@id": whole("/#publisher")}],
        editor=[credit(line) for line in page["bylines"] if line.role == Byline.Role.EDITOR],
        translator=[credit(line) for line in page["translator_bylines"]],
        sourceOrganization=named,
    )


def _translations(edition: Edition) -> dict:
    """The original that this was made from, and what was made from this: only what readers can read."""
    live = [one for one in edition.article.editions.all() if one.is_live and one.language in enabled()]
    source = [one for one in live if edition.source_language and one.language == edition.source_language]
    made = [one for one in live if one.source_language == edition.language]
    return filled(
        translationOfWork=_named(source[0]) if source else None, workTranslation=[_named(one) for one in made]
    )


def _terms(edition: Edition) -> dict:
    agency = words(edition.article.agency)
    holder = filled(type_="Organization", name=agency) if agency else {"@id": whole("/#publisher")}
    year = timezone.localtime(edition.published_at).year if edition.published_at else None
    return filled(copyrightHolder=holder, copyrightYear=year, license=licence_of(edition.article).url)


def _named(edition: Edition) -> dict:
    return {"@type": "NewsArticle", "@id": _address(edition), "inLanguage": tag_of(edition.language)}


def _correction(note) -> dict:
    return filled(type_="CorrectionComment", text=words(note.text), datePublished=moment(note.published_at))


def _address(edition: Edition) -> str:
    return whole(edition.get_absolute_url())
