"""Pieces: drawn once, with holes that every page fills, and the menu in which a section finds itself."""

import re

import pytest
from django.utils.safestring import mark_safe

from portal.frame.contents import Frame
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db
LINKS = "partials/house_links.html"


def test_what_fills_a_hole_is_escaped_and_never_remembered():
    pieces = Frame("en").pieces
    first = pieces.get(LINKS, {"light_url": '/en/lite/?q="><b>'})
    assert "/en/lite/?q=&quot;&gt;&lt;b&gt;" in first
    assert "/mk/lite/" in pieces.get(LINKS, {"light_url": "/mk/lite/"})
    assert "Light edition" not in pieces.get(LINKS, {"light_url": ""})
    assert "hole" not in first


def test_the_holes_of_a_piece_within_a_piece_are_filled_too():
    pieces = Frame("en").pieces
    assert '<a href="/en/lite/?a=1&amp;b=2">' in pieces.get(
        "partials/footer.html", {"light_url": "/en/lite/?a=1&b=2"}
    )
    assert "Light edition" not in pieces.get("partials/footer.html", {"light_url": ""})


def test_html_in_a_hole_stays_html():
    languages = mark_safe('<ul class="languages"></ul>')
    page = Frame("en").pieces.get("partials/nameplate.html", {"light_url": "", "languages": languages})
    assert str(languages) in page


def test_a_piece_is_in_the_language_of_its_frame():
    assert "Почетна" not in Frame("en").pieces.get(LINKS, {"light_url": ""})
    assert "За нас" in Frame("mk").pieces.get(LINKS, {"light_url": ""})


def test_a_section_finds_itself_in_the_menu_and_nobody_else(client):
    for slug in ("homes", "homes-and-flats"):
        ArticleFactory(published=["en"], section=SectionFactory(slug=slug))
    page = client.get("/en/sections/homes/").content.decode()
    current = re.findall(r'<a href="([^"]+)" aria-current="page">', page)
    assert current == ["/en/sections/homes/"] * 3
    assert 'aria-current="page"' not in client.get("/en/").content.decode()


def test_the_way_to_other_languages_stands_twice_and_is_drawn_once(client):
    answer = client.get("/en/about/")
    assert answer.content.decode().count('<ul class="languages">') == 2
    assert [one.name for one in answer.templates].count("partials/language_links.html") == 1
