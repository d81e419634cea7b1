"""Who may do what with a story. Every refusal is tried by a forged POST and has a twin that works."""

import pytest
from django.urls import reverse

from articles.models import Article, Edition
from tests.articles.newsroom import add, change_url, desk_data, desk_url, log_in, story_data
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_a_translator_translates_only_into_own_languages(client):
    article = ArticleFactory(published=["mk"])
    log_in(client, "translator", translates=["sq"])
    assert client.get(desk_url(article, "sq")).status_code == 200
    assert client.post(desk_url(article, "sq"), desk_data(article, "sq", headline="Lajm")).status_code == 302
    edition = Edition.objects.get(language="sq")
    assert (edition.headline, edition.source_language, edition.source_revision) == ("Lajm", "mk", 1)
    for language in ("tr", "mk"):
        assert client.get(desk_url(article, language)).status_code == 403
        assert client.post(desk_url(article, language), desk_data(article, language)).status_code == 403


def test_a_translator_cannot_publish_but_can_hand_in(client):
    article = ArticleFactory(published=["mk"])
    log_in(client, "translator", translates=["sq"])
    assert client.post(desk_url(article, "sq"), desk_data(article, "sq", _publish="1")).status_code == 403
    assert not article.editions.filter(language="sq").exists()
    client.post(desk_url(article, "sq"), desk_data(article, "sq", _submit="1"))
    assert article.editions.get(language="sq").status == "in_review"


def test_a_translator_cannot_change_the_story(client):
    article = ArticleFactory(published=["mk"])
    log_in(client, "translator", translates=["sq"])
    response = client.get(change_url(article))
    assert response.headers["Location"] == reverse("admin:articles_article_languages", args=[article.pk])
    assert client.post(change_url(article), story_data(article, headline="Друго")).status_code == 403
    assert Article.objects.get().headline_mk != "Друго"
    assert client.post(reverse("admin:articles_article_add"), story_data()).status_code == 403


def test_a_contributor_writes_but_does_not_publish(client):
    user = log_in(client, "contributor")
    assert add(client, _publish="1").status_code == 403
    assert not Article.objects.exists()
    add(client, _submit="1")
    article = Article.objects.get()
    assert (article.created_by, article.editions.get().status) == (user, "in_review")


def test_a_contributor_does_not_see_or_touch_stories_of_others(client):
    article = ArticleFactory(drafts=["mk"])
    log_in(client, "contributor")
    assert client.get(change_url(article)).status_code in {302, 403}
    client.post(change_url(article), story_data(article, headline="Мое"))
    assert Article.objects.get().headline_mk != "Мое"
    assert str(article) not in client.get(reverse("admin:articles_article_changelist")).content.decode()
    preview = reverse("admin:articles_article_preview", args=[article.pk, "mk"])
    assert client.get(preview).status_code == 403


def test_a_journalist_does_not_change_stories_of_others_and_an_editor_does(client):
    article = ArticleFactory(drafts=["mk"])
    log_in(client, "journalist")
    client.post(change_url(article), story_data(article, headline="Мое"))
    assert client.post(desk_url(article, "en"), desk_data(article, "en")).status_code == 403
    assert Article.objects.get().headline_mk != "Мое"
    log_in(client, "editor")
    client.post(change_url(article), story_data(article, headline="Мое"))
    assert Article.objects.get().headline_mk == "Мое"
