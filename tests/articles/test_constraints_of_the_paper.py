"""Galleries, storylines and terms of reprinting: what the database refuses."""

import pytest

from articles.models import Article, GalleryPicture, Storyline
from tests.factories import ArticleFactory, PictureFactory
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_a_picture_stands_in_a_gallery_once():
    article, picture = ArticleFactory(), PictureFactory()
    GalleryPicture.objects.create(article=article, picture=picture)
    refused(
        "articles_gallerypicture_once",
        lambda: GalleryPicture.objects.create(article=article, picture=picture),
    )


def test_a_storyline_has_a_name_and_an_address():
    refused("articles_storyline_slug_filled", lambda: Storyline.objects.create(name_en="x", slug=""))
    refused("articles_storyline_named", lambda: Storyline.objects.create(slug="x"))
    Storyline.objects.create(name_rom="Phuv", slug="phuv")


def test_the_terms_of_reprinting_are_known_ones():
    article = ArticleFactory()
    refused(
        "articles_article_licence_known",
        lambda: Article.objects.filter(pk=article.pk).update(licence="mine"),
    )
