"""Whatever is typed into the field, or put into the address: an answer, and nothing of it becomes part of the page."""

from html import unescape
from urllib.parse import quote

import pytest

from languages.registry import CODES
from tests.corpus import cases
from tests.factories import EditionFactory, PersonFactory

pytestmark = pytest.mark.django_db
SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}"
PARAMETERS = ("q", "language", "type", "section", "period", "person", "organization", "order", "page")


@pytest.fixture(autouse=True)
def something_to_find():
    EditionFactory(
        published=True, words__headline="a OR b NOT c and NEAR etc passwd", words__body="<p>a b c</p>"
    )
    PersonFactory(name_en="A OR B")


@pytest.mark.parametrize("case", cases("text/queries.jsonl"))
def test_the_corpus_is_answered(client, case):
    name, value = case["param"], case["value"]
    for text in {value, quote(value, safe="")}:
        for page in ("search/", "lite/search/", "search/suggest"):
            asked = f"q=a&{name}={text}" if name != "q" else f"q={text}"
            # A server refuses longer addresses before Django sees them.
            address = asked[:20_000].encode().decode("latin-1")
            response = client.get(f"/en/{page}", QUERY_STRING=address)
            assert response.status_code in {200, 404}, (page, text[:50])
            assert response.headers["Cache-Control"].startswith(("private", "public, max-age=0"))


@pytest.mark.parametrize("name", PARAMETERS)
def test_no_parameter_breaks_the_page_or_gets_into_it(client, name):
    for value in (SCRIPT, "\x00", "-1", "9" * 40, "१२", "ａ", "null", "2024-13", "0000", "q" * 3000):
        for page in ("search/", "lite/search/"):
            response = client.get(f"/en/{page}", {"q": "a", name: value})
            assert response.status_code in {200, 404}
            text = response.content.decode()
            assert "<script>alert" not in text
            assert "<img src=x" not in text


@pytest.mark.parametrize("language", CODES)
def test_what_was_typed_stands_in_the_field_as_it_was(client, language):
    page = client.get(f"/{language}/search/", {"q": SCRIPT}).content.decode()
    field = page.partition('id="q" name="q" value="')[2].partition('"')[0]
    assert unescape(field) == SCRIPT
    assert page.count("<script") == client.get(f"/{language}/search/").content.decode().count("<script")
    assert "Content-Security-Policy" in client.get(f"/{language}/search/", {"q": SCRIPT}).headers


def test_what_was_marked_stays_text(client):
    EditionFactory(
        published=True,
        words__headline='Квазар <b>&amp; "x"',
        words__body="<p>квазар &lt;img src=x&gt; ana@example.org</p>",
    )
    page = client.get("/mk/search/", {"q": "kvazar"}).content.decode()
    assert "<mark>Квазар</mark> &lt;b&gt;&amp;amp;" in page
    assert "&lt;img src=x&gt;" in page
    assert "ana@example.org" not in page


def test_an_address_that_was_typed_is_not_printed_for_programs_that_collect_them(client):
    page = client.get("/en/search/", {"q": "ana@example.org"}).content.decode()
    assert "mailto:" not in page


def test_names_while_typing(client):
    PersonFactory(name_en="Antonio Tajani", name_mk="Антонио Тајани")
    EditionFactory(published=True, words__headline="Тајани дојде")
    PersonFactory(private=True, name_en="Tajana Skriena")
    names = client.get("/en/search/suggest", {"q": "taja"}).json()["names"]
    assert {"name": "Antonio Tajani", "kind": "Person"} in names
    assert {"name": "Тајани дојде", "kind": ""} in names
    assert "Skriena" not in str(names)
    for text in ("", "t", "x" * 200, "\x00\x00", "%", "*"):
        assert client.get("/en/search/suggest", {"q": text}).json() == {"names": []}
