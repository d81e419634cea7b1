"""Corrections in the newsroom: who writes them, what a form answers, and two people at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import binning
from articles.models import Correction
from tests.articles.newsroom import log_in
from tests.articles.test_correcting import NOTE, article, correction, open_one, text_in
from tests.factories import ArticleFactory, EditionFactory

pytestmark = pytest.mark.django_db
__all__ = ["article", "correction"]


def page_url(article):
    return reverse("admin:articles_article_corrections", args=[article.pk])


def task_url(text):
    return reverse("admin:articles_article_correction", args=[text.correction.article_id, text.pk])


def test_a_correction_is_written_in_the_newsroom(client, article):
    log_in(client, "editor")
    response = client.post(page_url(article), {"kind": "clarification", "language": "en", "text": NOTE})
    assert response.status_code == 302
    assert Correction.objects.get().kind == "clarification"
    page = client.get(page_url(article)).content.decode()
    assert page.count("correction-task") == 3
    assert (
        page_url(article)
        in client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    )


@pytest.mark.parametrize(
    "changes", [{"kind": "joke"}, {"language": "sq"}, {"language": "xx"}, {"text": ""}, {"text": "x" * 601}]
)
def test_nonsense_is_explained_and_nothing_is_lost(client, article, changes):
    log_in(client, "editor")
    data = {"kind": "correction", "language": "en", "text": NOTE} | changes
    page = client.post(page_url(article), data).content.decode()
    assert "errorlist" in page
    assert data["text"] in page
    assert not Correction.objects.exists()


def test_a_task_is_settled_in_the_newsroom(client, correction):
    log_in(client, "editor")
    text = text_in(correction, "mk")
    client.post(task_url(text), {f"text-{text.pk}-words": "Беа 20.", "_publish": "1"})
    text.refresh_from_db()
    assert (text.state, text.text) == ("published", "Беа 20.")


def test_two_editors_settle_one_task(client, correction):
    log_in(client, "editor")
    text = text_in(correction, "mk")
    client.post(task_url(text), {f"text-{text.pk}-words": "Прв.", "_publish": "1"})
    page = client.post(task_url(text), {f"text-{text.pk}-words": "Втор.", "_publish": "1"}).content.decode()
    text.refresh_from_db()
    assert text.text == "Прв."
    assert "Readers have this note already" in page
    assert "Втор." in page


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"_publish": "1"}, "what was wrong"), ({"_not_concerned": "1"}, "why this language"),
        ({"_publish": "1", "words": "x" * 601}, "at most 600"),
    ],
)  # fmt: skip
def test_half_a_task(client, correction, data, message):
    log_in(client, "editor")
    text = text_in(correction, "mk")
    named = {key if key[0] == "_" else f"text-{text.pk}-{key}": value for key, value in data.items()}
    assert message in client.post(task_url(text), named).content.decode()
    assert text_in(correction, "mk").state == "open"


def test_a_draft_is_not_told_but_may_be_not_concerned(client, correction):
    log_in(client, "editor")
    text = text_in(correction, "sq")
    page = client.post(task_url(text), {f"text-{text.pk}-words": "x", "_publish": "1"}).content.decode()
    assert "cannot read this edition" in page
    client.post(task_url(text), {f"text-{text.pk}-reason": "not there", "_not_concerned": "1"})
    assert text_in(correction, "sq").state == "not_concerned"


@pytest.mark.parametrize(
    ("role", "translates", "opens", "settles"),
    [
        ("contributor", [], 403, 403), ("journalist", [], 403, 403), ("translator", ["mk", "sq"], 403, 403),
        ("editor", [], 302, 302),
    ],
)  # fmt: skip
def test_who_may_correct(client, article, correction, role, translates, opens, settles):
    log_in(client, role, translates=translates)
    data = {"kind": "update", "language": "en", "text": "Another note."}
    assert client.post(page_url(article), data).status_code == opens
    text = text_in(correction, "mk")
    data = {f"text-{text.pk}-words": "Беа 20.", "_publish": "1"}
    assert client.post(task_url(text), data).status_code == settles
    assert Correction.objects.count() == (2 if opens == 302 else 1)
    assert text_in(correction, "mk").state == ("published" if settles == 302 else "open")


@pytest.mark.parametrize(("translates", "status"), [(["sq"], 302), (["tr"], 403)])
def test_a_translator_settles_the_own_draft(client, correction, translates, status):
    log_in(client, "translator", translates=translates)
    text = text_in(correction, "sq")
    data = {f"text-{text.pk}-reason": "It is right here", "_not_concerned": "1"}
    assert client.post(task_url(text), data).status_code == status


def test_a_journalist_corrects_the_own_story(client):
    user = log_in(client, "journalist")
    own = ArticleFactory(created_by=user, published=["mk"])
    assert (
        client.post(page_url(own), {"kind": "correction", "language": "mk", "text": NOTE}).status_code == 302
    )


def test_a_task_belongs_to_its_story(client, correction):
    log_in(client, "editor")
    text = text_in(correction, "mk")
    wrong = reverse("admin:articles_article_correction", args=[EditionFactory().article_id, text.pk])
    assert client.post(wrong, {f"text-{text.pk}-words": "x"}).status_code == 404
    assert client.get(task_url(text)).status_code == 405


def test_the_page_of_a_story_with_many_corrections(client, article, editor):
    log_in(client, "editor")
    counts = []
    for more in (1, 10):
        for number in range(more):
            open_one(article, editor, text=f"{more} {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(page_url(article))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_story_in_the_bin_has_no_corrections_page(client, editor):
    draft = ArticleFactory(drafts=["en"])
    log_in(client, "editor")
    assert client.get(page_url(draft)).status_code == 200
    binning.put_into_bin(draft, by=editor)
    assert client.get(page_url(draft)).status_code == 404
