"""Every kind of page is well-formed, named, and says which language each of its words is in."""

import re
from pprint import pformat
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import resolve
from django.utils.translation import trans_real

from tests.portal.every_address import known
from tests.portal.full_paper import LANGUAGES, full_paper
from tests.portal.markup import Markup
from tests.portal.page_types import FOR_COLLEAGUES, FOR_MACHINES, LIGHT, NO_PAGES, PAGES

LINK = re.compile(r'href="(/[^"#?]*)')


def test_every_address_is_a_kind_of_page_or_has_a_reason_to_be_none():
    routes = {page.route for page in (*PAGES, *LIGHT)} | NO_PAGES.keys()
    named = {address.name for address in known()}
    spaces = (*FOR_COLLEAGUES, *FOR_MACHINES)
    assert {name for name in named - routes if name.split(":")[0] not in spaces} == set()
    assert NO_PAGES.keys() - named == set(), "these addresses are no more"


@pytest.fixture
def nothing_borrowed(monkeypatch):
    """Romani borrows words of the interface from Macedonian; here only what the newsroom writes is looked at."""
    monkeypatch.setattr("languages.romani.settings", SimpleNamespace(LANGUAGE_CODE="rom"))
    monkeypatch.setattr(trans_real, "_translations", {})


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markup_of_every_page(language, nothing_borrowed):
    full_paper()
    wrong, met = {}, set()
    for page in (*PAGES, *LIGHT):
        address = page.address(language)
        response = Client().get(address, headers={"host": "127.0.0.1"})
        assert (address, response.status_code) == (address, page.status)
        text = response.content.decode()
        met.update(LINK.findall(text))
        if faults := Markup(text).faults(language):
            wrong[page.name] = faults
    assert not wrong, pformat(wrong, width=160)
    assert _unlisted(met, language) == set()


def _unlisted(addresses: set[str], language: str) -> set[str]:
    """Pages that others lead to and that the list does not know."""
    listed = {page.route for page in (*PAGES, *LIGHT)} | NO_PAGES.keys()
    routes = {resolve(path).view_name: path for path in addresses if path.startswith(f"/{language}/")}
    answers = {route: Client().get(path) for route, path in routes.items() if route not in listed}
    return {route for route, each in answers.items() if each.headers["Content-Type"].startswith("text/html")}
