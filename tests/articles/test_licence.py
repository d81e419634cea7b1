"""On what terms others may print a story: chosen in its form, never for the text of an agency."""

import pytest

from articles.models import Article
from tests.articles.newsroom import add, change_url, log_in, story_data
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_the_terms_are_chosen_in_the_form(client):
    log_in(client, "editor")
    add(client, licence="cc-by-4.0")
    assert Article.objects.get().licence == "cc-by-4.0"


def test_the_text_of_an_agency_is_not_given_away(client):
    log_in(client, "editor")
    answer = add(client, licence="cc-by-4.0", agency="MIA")
    assert "only the agency can let others print it" in answer.content.decode()
    assert not Article.objects.exists()


def test_a_form_that_does_not_know_the_terms_leaves_them(client):
    log_in(client, "editor")
    article = ArticleFactory(published=["mk"])
    Article.objects.update(licence="cc-by-sa-4.0")
    article.refresh_from_db()
    data = story_data(article)
    del data["licence"]
    client.post(change_url(article), data)
    article.refresh_from_db()
    assert article.licence == "cc-by-sa-4.0"
