"""Earlier texts: listed, compared, brought back; for those who may see and write them."""

import pytest
from django.urls import reverse

from articles import publishing, writing
from articles.errors import NotReady
from articles.models import Article, Revision, Weight
from tests.articles.newsroom import log_in
from tests.factories import ArticleFactory, EditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = ArticleFactory()
    for number, body in enumerate(["Еден два три", "Еден два четири", "Еден пет"]):
        words = {"headline": f"Наслов {number}", "body": f"<p>{body}</p>"}
        writing.save_words(article, "mk", words, by=None, weight=Weight.TYPO if number else Weight.UPDATE)
    return article


def url(name, article, language="mk", *args):
    return reverse(f"admin:articles_article_{name}", args=[article.pk, language, *args])


def test_the_list_tells_who_when_and_how_much(client, article):
    log_in(client, "editor")
    response = client.get(url("revisions", article))
    assert [revision.number for revision in response.context["page"]] == [3, 2, 1]
    assert [revision.changed > 0 for revision in response.context["page"]] == [True] * 3
    assert sum(revision.changed for revision in response.context["page"]) == article.editions.get().churn


@pytest.mark.parametrize("view", ["", "beside"])
def test_any_two_are_compared_older_first(client, article, view):
    log_in(client, "editor")
    response = client.get(url("compare", article), {"old": "3", "new": "1", "view": view})
    assert (response.context["old"].number, response.context["new"].number) == (1, 3)
    page = response.content.decode()
    assert "два" in page
    assert ("<del>" in page) == (view == "")


@pytest.mark.parametrize("asked", [{}, {"old": "1"}, {"old": "x", "new": "1"}, {"old": "1", "new": "99"}])
def test_nonsense_is_not_found(client, article, asked):
    log_in(client, "editor")
    assert client.get(url("compare", article), asked).status_code == 404
    assert client.post(url("restore", article), asked).status_code == 404


def test_bringing_back_makes_a_new_text(client, article):
    user = log_in(client, "editor")
    edition = article.editions.get()
    client.post(url("restore", article), {"number": 1, "version": edition.version})
    assert Article.objects.get().headline_mk == "Наслов 0"
    newest = Revision.objects.first()
    assert (newest.number, newest.restored_from, newest.by) == (4, 1, user)


def test_bringing_back_over_somebody_elses_text_is_refused(client, article):
    log_in(client, "editor")
    version = article.editions.get().version
    writing.save_words(article, "mk", {"headline": "Најнов"}, by=None)
    answer = client.post(url("restore", article), {"number": 1, "version": version}, follow=True)
    assert "changed this edition" in answer.content.decode()
    assert Article.objects.get().headline_mk == "Најнов"


def test_readers_never_get_a_text_without_words(article):
    writing.save_words(article, "mk", {"body": ""}, by=None)
    writing.save_words(article, "mk", {"body": "<p>Текст</p>"}, by=None)
    edition = publishing.publish(article.editions.get(), by=None)
    with pytest.raises(NotReady):
        writing.restore(edition, revision=edition.revisions.get(number=4), by=None)


@pytest.mark.parametrize(("role", "sees", "restores"), [
    ("contributor", 403, 403), ("journalist", 403, 403), ("translator", 200, 403), ("editor", 200, 302),
])  # fmt: skip
def test_who_may_see_and_who_may_bring_back(client, article, role, sees, restores):
    log_in(client, role)
    version = article.editions.get().version
    assert client.get(url("revisions", article)).status_code == sees
    assert client.get(url("compare", article), {"old": 1, "new": 2}).status_code == sees
    assert client.post(url("restore", article), {"number": 1, "version": version}).status_code == restores
    assert (Article.objects.get().headline_mk == "Наслов 0") == (restores == 302)


def test_the_texts_of_one_story_are_not_those_of_another(client, article):
    log_in(client, "editor")
    other = EditionFactory()
    asked = {"number": 3, "version": other.version}
    assert client.post(url("restore", other.article), asked).status_code == 404


def test_djangos_own_history_still_works(client, article):
    log_in(client, "editor")
    assert client.get(reverse("admin:articles_article_history", args=[article.pk])).status_code == 200


def test_the_list_asks_the_same_number_of_questions_for_few_and_many(
    client, article, django_assert_num_queries
):
    user = log_in(client, "editor")
    for many in (False, True):
        for number in range(20 if many else 0):
            writing.save_words(article, "mk", {"headline": f"Уште {number}"}, by=user)
        with django_assert_num_queries(12):
            client.get(url("revisions", article))


@pytest.mark.parametrize("version", ["", "²", "-1", "9" * 5000])
def test_a_version_that_no_text_can_have_is_no_error_page(client, article, version):
    log_in(client, "editor")
    answer = client.post(url("restore", article), {"number": 1, "version": version})
    assert answer.status_code == 404
    assert Article.objects.get().headline_mk == "Наслов 2"
