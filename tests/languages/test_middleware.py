import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from languages.middleware import LanguageMiddleware
from tests.languages.test_negotiation import HOSTILE


def answer(path, *, accept="", response=None, **extra):
    request = RequestFactory().get(path, HTTP_ACCEPT_LANGUAGE=accept, **extra)
    seen = {}

    def view(request):
        seen["language"] = translation.get_language()
        return response or HttpResponse("ok")

    result = LanguageMiddleware(view)(request)
    assert seen["language"] == request.LANGUAGE_CODE
    return result, seen["language"]


def test_the_address_decides_and_nothing_else():
    response, language = answer("/sr/people/", accept="tr", HTTP_COOKIE="django_language=mk")
    assert language == "sr"
    assert response["Content-Language"] == "sr-Latn"
    assert "Vary" not in response
    assert not response.cookies


@pytest.mark.parametrize("path", ["/admin/", "/", "/de/", "/visitors/now.json"])
def test_without_a_prefix_the_browser_decides(path):
    response, language = answer(path, accept="rmy,mk;q=0.5")
    assert language == "rom"
    assert response["Content-Language"] == "rom"
    assert response["Vary"] == "Accept-Language"


def test_a_view_may_say_another_language():
    response, _language = answer("/mk/", response=HttpResponse(headers={"Content-Language": "en"}))
    assert response["Content-Language"] == "en"


def test_a_language_that_is_off_is_not_recognised(settings):
    settings.LANGUAGES = [("en", "English"), ("mk", "Macedonian")]
    assert answer("/tr/", accept="mk")[1] == "mk"


@pytest.mark.parametrize("accept", HOSTILE)
def test_hostile_headers_get_a_page(accept):
    assert answer("/", accept=accept)[0].status_code == 200
