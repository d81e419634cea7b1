"""A form that was sent in vain: nothing that somebody wrote is lost, and nobody gets a right by it."""

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from articles import binning, writing
from articles.models import Article, Edition, WorkingCopy
from tests.articles.newsroom import add, change_url, desk_data, desk_url, log_in, story_data
from tests.factories import PASSWORD, ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db
TEXT = "Два часа работа"


def again(user, password=PASSWORD, **data):
    return data | {"again-username": user.username, "again-password": password}


@pytest.fixture
def article():
    return ArticleFactory(drafts=["mk", "sq"])


def test_after_an_expired_log_in_the_text_comes_back_with_a_log_in(client, article):
    ana = UserFactory(role="editor")
    data = story_data(article, headline=TEXT, standfirst="Ред 1\r\nРед 2")
    answer = client.post(change_url(article), data)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert f'name="headline" value="{TEXT}"' in page
    assert 'name="again-password"' in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert Article.objects.get().headline_mk != TEXT
    assert not WorkingCopy.objects.exists()

    answer = client.post(change_url(article), again(ana, **data))
    assert (answer.status_code, answer.url) == (302, change_url(article))
    assert Article.objects.get().headline_mk == TEXT
    assert Edition.objects.get(language="mk").changed_by == ana


def test_the_desk_and_a_new_story_survive_too(client, article):
    besa = UserFactory(role="translator", translates=["sq"])
    data = desk_data(article, "sq", headline=TEXT)
    assert TEXT in client.post(desk_url(article, "sq"), data).content.decode()
    assert client.post(desk_url(article, "sq"), again(besa, **data)).status_code == 302
    assert Article.objects.get().headline_sq == TEXT
    client.logout()
    assert TEXT in add(client, headline=TEXT).content.decode()
    add(client, **again(UserFactory(role="contributor"), headline=TEXT))
    assert Article.objects.filter(headline_mk=TEXT).exists()


def test_a_wrong_password_keeps_the_text_and_saves_nothing(client, article):
    ana = UserFactory(role="editor")
    page = client.post(
        change_url(article), again(ana, "wrong", **story_data(article, headline=TEXT))
    ).content.decode()
    assert f'name="headline" value="{TEXT}"' in page
    assert "wrong" not in page
    assert "sid" not in client.cookies
    assert Article.objects.get().headline_mk != TEXT


def test_while_the_database_cannot_be_written_the_text_comes_back_with_a_button(client, article, monkeypatch):
    log_in(client, "editor")
    data = story_data(article, headline=TEXT)

    def busy(*_args, **_kwargs):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "save_words", busy)
        answer = client.post(change_url(article), data)
    assert answer.status_code == 503
    assert f'name="headline" value="{TEXT}"' in answer.text
    assert "Save it now" in answer.text
    assert client.post(change_url(article), data).status_code == 302
    assert Article.objects.get().headline_mk == TEXT


def test_wrong_passwords_are_counted_and_the_text_stays(client, article, settings):
    settings.AXES_ENABLED = True
    ana = UserFactory(role="editor")
    data = story_data(article, headline=TEXT)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        page = client.post(change_url(article), again(ana, "wrong", **data)).content.decode()
    page = client.post(change_url(article), again(ana, **data)).content.decode()
    assert "too many log-ins" in page
    assert TEXT in page
    assert Article.objects.get().headline_mk != TEXT


@pytest.mark.parametrize("role", ["contributor", "journalist"])
def test_who_logs_in_as_somebody_else_has_that_colleagues_rights(client, article, role):
    other = UserFactory(role=role)
    answer = client.post(change_url(article), again(other, **story_data(article, headline=TEXT)))
    assert answer.status_code in {403, 409}
    assert TEXT in answer.content.decode()
    assert Article.objects.get().headline_mk != TEXT


def test_a_reader_without_a_place_in_the_newsroom_cannot_log_in_here(client, article):
    reader = UserFactory(is_staff=False)
    page = client.post(change_url(article), again(reader, **story_data(article, headline=TEXT)))
    assert page.status_code == 403
    assert Article.objects.get().headline_mk != TEXT


def test_nothing_leads_elsewhere(client, article):
    ana = UserFactory(role="editor")
    data = story_data(article, headline=TEXT, next="https://evil.example/")
    answer = client.post(change_url(article) + "?next=https://evil.example/", again(ana, **data))
    assert answer.url == change_url(article)


def test_a_lost_right_is_told_with_the_text(client, article):
    user = log_in(client, "translator", translates=["sq"])
    assert client.get(desk_url(article, "sq")).status_code == 200
    user.translator_languages.all().delete()
    answer = client.post(desk_url(article, "sq"), desk_data(article, "sq", headline=TEXT))
    assert answer.status_code == 403
    assert TEXT in answer.content.decode()
    assert Article.objects.get().headline_sq != TEXT


@pytest.mark.parametrize("gone", ["binned", "deleted"])
@pytest.mark.parametrize("language", ["mk", "sq"])
def test_a_story_that_is_gone_meanwhile_is_told_with_the_text(client, article, gone, language):
    log_in(client, "editor")
    url = change_url(article) if language == "mk" else desk_url(article, language)
    data = (story_data(article) if language == "mk" else desk_data(article, language)) | {"headline": TEXT}
    binning.put_into_bin(article, by=None)
    if gone == "deleted":
        binning.purge_one(article)
    answer = client.post(url, data)
    assert answer.status_code == 409
    assert TEXT in answer.content.decode()
    assert ("lies in the bin" in answer.content.decode()) == (gone == "binned")


def test_an_address_taken_meanwhile_is_told_in_the_form(client, article):
    log_in(client, "editor")
    data = story_data(article, headline=TEXT, slug="sakana")
    EditionFactory(slug="sakana")
    page = client.post(change_url(article), data).content.decode()
    assert "sakana-2" in page
    assert TEXT in page


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True)


def test_without_the_token_the_text_is_shown(strict, article):
    log_in(strict, "editor")
    answer = strict.post(change_url(article), story_data(article, headline=TEXT, body="<p>Тело</p>"))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert TEXT in page
    assert "Тело" in page
    assert 'type="hidden" name="headline"' not in page, "another site's text must not be saved by one press"
    assert Article.objects.get().headline_mk != TEXT


def test_an_old_token_from_our_own_page_needs_one_more_press(strict, article):
    """As after logging in again in another tab."""
    user = log_in(strict, "editor")
    data = story_data(article, headline=TEXT)
    page = strict.post(change_url(article), data, headers={"Origin": "http://testserver"})
    assert 'type="hidden" name="headline"' in page.content.decode()
    assert Article.objects.get().headline_mk != TEXT
    token = page.context["csrf_token"]
    assert strict.post(change_url(article), data | {"csrfmiddlewaretoken": str(token)}).status_code == 302
    assert Edition.objects.get(language="mk").changed_by == user


def test_lost_cookies_ask_for_a_log_in_if_the_page_was_ours(strict, article):
    data = story_data(article, headline=TEXT)
    own = strict.post(change_url(article), data, headers={"Origin": "http://testserver"}).content.decode()
    foreign = strict.post(
        change_url(article), data, headers={"Origin": "http://evil.example"}
    ).content.decode()
    assert "again-password" in own
    assert "again-password" not in foreign
    assert TEXT in foreign


def test_other_forms_are_refused_as_before(strict):
    log_in(strict, "editor")
    answer = strict.post(reverse("admin:articles_section_add"), {"headline": TEXT})
    assert answer.status_code == 403
    assert TEXT not in answer.content.decode()
