"""The factories make what their names say: every other test trusts them."""

import pytest

from articles.models import Edition
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    PictureFactory,
    PositionFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_article_is_published_in_the_languages_asked_for():
    article = ArticleFactory(published=["en", "mk", "rom"], drafts=["sq"])
    assert {edition.language for edition in Edition.objects.live()} == {"en", "mk", "rom"}
    assert article.editions.count() == 4
    assert article.words("mk")["headline"].startswith("Советот")


@pytest.mark.parametrize("trait", ["in_review", "scheduled", "embargoed", "withdrawn"])
def test_unpublished_editions_are_not_live(trait):
    edition = EditionFactory(**{trait: True})
    assert not edition.is_live
    assert not Edition.objects.live().exists()


def test_words_can_be_set():
    assert EditionFactory(language="en", words__headline="Own words").headline == "Own words"


@pytest.mark.parametrize(
    "factory",
    [
        OrganizationFactory,
        PersonFactory,
        PositionFactory,
        EventFactory,
        TagFactory,
        PictureFactory,
        UserFactory,
    ],
)
def test_records_are_as_a_form_would_want_them(factory):
    factory().full_clean()
