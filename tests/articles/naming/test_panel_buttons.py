"""The buttons of the panel of names: who may press them, without JavaScript too, and two colleagues at once."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition, NameChoice, WorkingCopy
from articles.writing import save_words
from tests.articles.naming.panel import answer_url, look, press, story, words
from tests.articles.newsroom import change_url, desk_url, log_in, story_data
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

# Who may


@pytest.mark.parametrize(("role", "own", "status"), [
    ("contributor", True, 200), ("contributor", False, 403), ("journalist", True, 200), ("journalist", False, 403),
    ("translator", False, 403), ("editor", False, 200), (None, False, 403),
])  # fmt: skip
def test_who_may_read_and_link(client, dimov, role, own, status):
    user = log_in(client, role)
    article = story(created_by=user if own else None)
    assert look(client, article, "Зоран Димов").status_code == status
    assert press(client, article, f"|people.person:{dimov.pk}").status_code == (302 if status == 200 else 403)
    assert article.people.count() == (status == 200)


def test_translators_see_names_and_change_no_facts(client, dimov):
    log_in(client, "translator", translates=["sr"])
    article = story()
    page = look(client, article, "Susret sa Zoranom Dimovim.", "sr").content.decode()
    assert "Zoranom Dimovim" in page
    assert "names_answer" not in page
    assert "Whoever looks after the story can link them." in page


def test_a_contributor_does_not_touch_what_readers_see(client, dimov):
    user = log_in(client, "contributor")
    article = ArticleFactory(published=["mk"], created_by=user)
    assert press(client, article, f"|people.person:{dimov.pk}").status_code == 403
    assert article.people.count() == 0


def test_nobody_links_without_a_token_or_a_log_in(client, editor, dimov):
    article = story()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert press(strict, article, f"|people.person:{dimov.pk}").status_code == 403
    assert look(strict, article, "x").status_code == 403
    press(client, article, f"|people.person:{dimov.pk}")
    assert article.people.count() == 0


@pytest.mark.parametrize(
    "value", ["", "|", "x|y", "|people.person:", "|auth.user:1", "|people.person:1;", "IRU|", "a" * 300 + "|"]
)
def test_answers_that_nobody_offered(client, editor, value):
    client.force_login(editor)
    assert press(client, story(), value).status_code == 400
    assert not NameChoice.objects.exists()


def test_a_record_that_is_gone(client, editor):
    client.force_login(editor)
    response = press(client, story(), "|people.person:999999999", headline="Мој текст")
    assert response.status_code == 409
    assert "This name cannot be linked (any more)." in response.content.decode()
    assert "Мој текст" in response.content.decode()


def test_killed_and_binned_stories_take_no_names(client, editor, dimov):
    client.force_login(editor)
    article = story()
    Edition.objects.update(killed_at=timezone.now(), published_at=timezone.now(), status="withdrawn")
    response = press(client, article, f"|people.person:{dimov.pk}", headline="Мој текст")
    assert (response.status_code, "Мој текст" in response.content.decode()) == (409, True)
    Article.objects.update(binned_at=timezone.now())
    assert press(client, article, f"|people.person:{dimov.pk}").status_code == 409
    assert look(client, article, "x").status_code == 404
    assert article.people.count() == 0


# Without JavaScript, and two at once


def test_without_javascript_what_was_typed_is_kept(client, editor, dimov):
    client.force_login(editor)
    article = story()
    typed = story_data(
        article, tab="abc123", names_answer=f"|people.person:{dimov.pk}", headline="Не зачувано"
    )
    response = client.post(answer_url(article), typed, follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(f"{change_url(article)}?take_over=abc123", 302)]
    assert "Не зачувано" in page
    assert "up to date" in page
    assert list(article.people.all()) == [dimov]
    assert Article.objects.get().headline_mk == "Средба"


def test_without_javascript_and_without_new_words_nothing_waits(client, editor, dimov):
    client.force_login(editor)
    article = story()
    typed = story_data(article, tab="abc123", **words("Вчера Зоран Димов зборуваше."))
    response = client.post(answer_url(article), typed | {"names_answer": f"|people.person:{dimov.pk}"})
    assert response.url == change_url(article)
    assert not WorkingCopy.objects.exclude(words=None).exists()


def test_the_enter_key_saves_and_links_nothing(client, editor, dimov):
    client.force_login(editor)
    article = story()
    save_words(article, "sr", words("Susret sa Zoranom Dimovim."), by=None)
    for page in (client.get(change_url(article)), client.get(desk_url(article, "sr"))):
        html = page.content.decode()
        assert html.index('name="_save"') < html.index('type="submit" name="names_answer"')


def test_a_link_by_script_tells_the_form_the_new_version(client, editor, dimov):
    client.force_login(editor)
    article = story()
    pressed = {"by_script": "1", "facts_version": article.version}
    told = press(client, article, f"|people.person:{dimov.pk}", **pressed).json()
    assert told["version"] == Article.objects.get().version == article.version + 1
    saved = client.post(change_url(article), story_data(
        article, facts_version=told["version"], people=[dimov.pk], version=1, headline="Ново",
    ))  # fmt: skip
    assert saved.status_code == 302
    assert list(article.people.all()) == [dimov]


def test_a_colleagues_change_is_not_hidden_by_a_link(client, editor, dimov):
    client.force_login(editor)
    article = story()
    Article.objects.update(version=article.version + 1)
    pressed = {"by_script": "1", "facts_version": article.version}
    assert press(client, article, f"|people.person:{dimov.pk}", **pressed).json() == {"version": ""}
    response = client.post(change_url(article), story_data(article, version=1, people=[dimov.pk]))
    assert "A colleague changed the section" in response.content.decode()
    assert list(article.people.all()) == [dimov]
