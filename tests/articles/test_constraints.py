"""The database itself refuses what would confuse readers."""

import pytest
from django.utils import timezone

from articles.models import Article, Byline, Edition, EditorNote, FormerSlug, Section, Tag, TaggedArticle
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    EditionFactory,
    PersonFactory,
    SectionFactory,
    TagFactory,
    UserFactory,
)
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("articles_section_slug_filled", {"slug": ""}),
        ("articles_section_named", {"name_en": None, "name_mk": ""}),
    ],
)
def test_section(name, values):
    refused(name, change(SectionFactory(), **values))


@pytest.mark.parametrize(
    ("name", "values"),
    [("articles_tag_slug_filled", {"slug": ""}), ("articles_tag_named", {"name_en": None})],
)
def test_tag(name, values):
    refused(name, change(TagFactory(), **values))


def test_article_has_a_tag_once():
    tagged = TaggedArticle.objects.create(tag=TagFactory(), content_object=ArticleFactory())
    refused(
        "articles_taggedarticle_once",
        lambda: TaggedArticle.objects.create(tag=tagged.tag, content_object=tagged.content_object),
    )


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("articles_article_original_language_known", {"original_language": "xx"}),
        ("articles_article_kind_known", {"kind": "gossip"}),
    ],
)
def test_article(name, values):
    refused(name, change(ArticleFactory(), **values))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("articles_edition_slug_filled", {"slug": ""}),
        ("articles_edition_language_known", {"language": "xx"}),
        ("articles_edition_status_known", {"status": "lost", "published_at": PUBLISHED_AT}),
        ("articles_edition_public_has_date", {"status": "published", "published_at": None}),
        ("articles_edition_public_has_date", {"status": "scheduled", "published_at": None}),
        ("articles_edition_public_has_date", {"status": "withdrawn", "published_at": None}),
        ("articles_edition_source_is_other", {"source_language": "mk"}),
        ("articles_edition_source_is_other", {"source_language": "xx"}),
        ("articles_edition_revision_has_source", {"source_language": "", "source_revision": 1}),
    ],
)
def test_edition(name, values):
    refused(name, change(EditionFactory(language="mk"), **values))


def test_one_edition_per_language():
    edition = EditionFactory(language="mk")
    refused(
        "articles_edition_one_per_language",
        lambda: Edition.objects.create(article=edition.article, language="mk", slug="other"),
    )


def test_addresses_are_unique_in_a_language_but_not_across():
    edition = EditionFactory(language="mk", slug="same")
    Edition.objects.create(article=edition.article, language="en", slug="same")
    refused(
        "articles_edition_slug_per_language",
        lambda: Edition.objects.create(article=ArticleFactory(), language="mk", slug="same"),
    )


def test_a_former_address_leads_to_one_edition():
    edition = EditionFactory(language="mk")
    FormerSlug.objects.create(edition=edition, language="mk", slug="old")
    refused(
        "articles_formerslug_once_per_language",
        lambda: FormerSlug.objects.create(edition=edition, language="mk", slug="old"),
    )


def test_byline_is_a_person_or_a_name():
    article, person = ArticleFactory(), PersonFactory()
    name = "articles_byline_person_or_name"
    refused(name, lambda: Byline.objects.create(article=article))
    refused(name, lambda: Byline.objects.create(article=article, person=person, name="Desk"))


def test_byline_language_belongs_to_translators():
    article = ArticleFactory()
    name = "articles_byline_language_of_translator"
    refused(name, lambda: Byline.objects.create(article=article, name="Ana", role="translator"))
    refused(name, lambda: Byline.objects.create(article=article, name="Ana", role="author", language="mk"))
    Byline.objects.create(article=article, name="Ana", role="translator", language="mk")


def test_byline_once_per_role():
    article, person = ArticleFactory(), PersonFactory()
    Byline.objects.create(article=article, person=person)
    refused("articles_byline_person_once", lambda: Byline.objects.create(article=article, person=person))


def test_note_says_something():
    refused(
        "articles_editornote_filled",
        lambda: EditorNote.objects.create(article=ArticleFactory(), code="question", text=""),
    )


def test_translator_languages():
    user = UserFactory(translates=["sq"])
    refused("articles_translatorlanguage_once", lambda: user.translator_languages.create(language="sq"))
    refused(
        "articles_translatorlanguage_language_known",
        lambda: user.translator_languages.create(language="xx"),
    )


def test_what_is_right_is_accepted():
    Section.objects.create(slug="rights", name_rom="Hakaja")
    Tag.objects.create(name_mk="Избори")
    article = Article.objects.create(section=SectionFactory())
    Edition.objects.create(
        article=article, language="en", slug="x", status="published", published_at=timezone.now(),
        source_language="mk", source_revision=1,
    )  # fmt: skip
