"""Saving words: one language at a time, never over a colleague's."""

import pytest

from articles import publishing, writing
from articles.errors import EditConflict, SlugTaken
from articles.models import Article, Edition, FormerSlug
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


def save(article, language="mk", headline="Ромите во Скопје", **kwargs):
    words = {"headline": headline, "body": kwargs.pop("body", "<p>Текст</p>")}
    return writing.save_words(article, language, words, by=kwargs.pop("by", None), **kwargs)


def test_first_words_make_an_edition_with_an_address():
    edition = save(ArticleFactory(), version=0)
    assert (edition.status, edition.slug, edition.revision) == ("draft", "romite-vo-skopje", 1)


def test_only_the_language_written_changes():
    article = ArticleFactory(published=["en"])
    before = Article.objects.get().words("en")
    save(article, "mk")
    assert Article.objects.get().words("en") == before


def test_without_letters_the_address_is_the_number():
    edition = save(ArticleFactory(), headline="„…“")
    assert edition.slug == str(edition.article_id)


def test_same_headline_gets_another_address():
    save(ArticleFactory())
    assert save(ArticleFactory()).slug == "romite-vo-skopje-2"


def test_an_address_means_one_story_in_whichever_language_it_is_opened():
    article = ArticleFactory()
    assert save(article, "mk").slug == save(article, "sr", headline="Romite vo Skopje").slug
    assert save(ArticleFactory(), "sr", headline="Romite vo Skopje").slug == "romite-vo-skopje-2"


def test_a_draft_follows_its_headline_and_a_published_edition_does_not():
    article = ArticleFactory()
    save(article)
    edition = save(article, headline="Нов наслов")
    assert edition.slug == "nov-naslov"
    publishing.publish(edition, by=None)
    assert save(article, headline="Трет наслов").slug == "nov-naslov"


def test_a_changed_address_of_a_published_edition_is_remembered():
    edition = EditionFactory(published=True, slug="old")
    save(edition.article, slug="new")
    former = FormerSlug.objects.get()
    assert (former.slug, former.edition.slug) == ("old", "new")
    save(edition.article, slug="old")
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["new"]


def test_an_address_of_another_story_is_refused_with_a_free_one():
    EditionFactory(language="mk", slug="taken")
    with pytest.raises(SlugTaken) as caught:
        save(ArticleFactory(), slug="taken")
    assert caught.value.suggestion == "taken-2"


def test_two_writers_of_one_edition():
    ana, bojan = UserFactory(first_name="Ana"), UserFactory(first_name="Bojan")
    article = ArticleFactory()
    seen = save(article, by=ana, version=0).version
    save(article, headline="Ana writes", by=ana, version=seen)
    with pytest.raises(EditConflict, match="Ana"):
        save(article, headline="Bojan writes", by=bojan, version=seen)
    assert Article.objects.get().headline_mk == "Ana writes"


def test_two_writers_of_two_languages_do_not_meet():
    article = ArticleFactory(published=["mk"], drafts=["en"])
    mk, en = (Edition.objects.get(language=code) for code in ("mk", "en"))
    save(article, "mk", version=mk.version)
    save(article, "en", headline="English", version=en.version)
    assert Article.objects.get().headline_en == "English"


def test_a_translation_knows_which_revision_it_was_made_from():
    article = ArticleFactory(published=["mk"])
    edition = save(article, "en", source_revision=1, by=UserFactory())
    assert (edition.source_language, edition.source_revision) == ("mk", 1)
    assert edition.translator is not None


def test_new_words_of_a_live_edition_carry_a_date_and_the_same_words_do_not():
    edition = EditionFactory(published=True)
    words = edition.article.words("mk")
    assert writing.save_words(edition.article, "mk", words, by=None).updated_at is None
    assert save(edition.article, headline="Исправка").updated_at is not None


def test_scripts_never_reach_the_database():
    save(ArticleFactory(), body='<p onclick="x()">Да</p><script>alert(1)</script>')
    assert Article.objects.get().body_mk == "<p>Да</p>"
