"""Pages for when something is missing, gone or broken: in the reader's language, in the look of the paper."""

import pytest
from django.db import connections
from django.test import Client, RequestFactory

from languages.registry import ALL, CODES
from portal.views import errors, front
from tests.factories import EditionFactory


@pytest.fixture
def broken(monkeypatch):
    """A site whose every front page fails, and which has no database to ask."""

    def fail(*args, **kwargs):
        raise RuntimeError("nothing works")

    monkeypatch.setattr(front, "render", fail)
    monkeypatch.setattr(connections["default"], "ensure_connection", fail)
    monkeypatch.setattr(connections["default"], "cursor", fail)
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_a_broken_site_says_so_in_six_languages_the_readers_own_first(broken, code):
    answer = broken.get(f"/{code}/")
    page = answer.content.decode()
    assert answer.status_code == 500
    spoken = "mk" if code == "rom" else code
    assert f'<html lang="{ALL[spoken].tag}">' in page
    assert f"<h1>{errors.WORDS[spoken][0]}</h1>" in page
    for other, (sentence, home) in errors.WORDS.items():
        assert sentence in page
        assert f'<a href="/{other}/">{home}</a>' in page
    assert "css/nevipe" in page
    assert "style-src" in answer.headers["Content-Security-Policy"]


def test_the_error_page_finds_its_look_without_the_list_of_packed_files(monkeypatch):
    def unknown(name):
        raise ValueError(name)

    monkeypatch.setattr(errors.staticfiles_storage, "url", unknown)
    page = errors.server_error(RequestFactory().get("/mk/")).content.decode()
    assert 'href="/static/css/nevipe.css"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_a_page_that_is_not_there_leads_on_in_its_own_language(client, code):
    answer = client.get(f"/{code}/nothing-here/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert f'<html lang="{ALL[code].tag}"' in page
    assert page.count("<h1") == 1
    for way in ("", "archive/", "people/", "organizations/", "events/", "contact/"):
        assert f'href="/{code}/{way}"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_a_withdrawn_story_leads_on_in_its_own_language(client, code):
    edition = EditionFactory(language=code, withdrawn=True)
    answer = client.get(f"/{code}/articles/{edition.slug}/")
    assert answer.status_code == 410
    page = answer.content.decode()
    assert f'<html lang="{ALL[code].tag}"' in page
    assert f'href="/{code}/archive/"' in page
