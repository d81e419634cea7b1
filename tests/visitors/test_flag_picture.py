"""The flag counter as a picture for other sites."""

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import RequestFactory
from django.urls import resolve

from tests.visitors.readers import fold, read
from visitors import embedding, flag_picture, views
from visitors.flag_drawings import ATTRIBUTES, SHAPES, flag_drawing
from visitors.flags import flag_files
from visitors.models import CountryTotal, DayTotal, OpeningBalance, Origin

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"
QUERIES = 2
LARGEST = 250_000


def counted(**visitors):
    """Put so many visitors of these countries into the tables."""
    CountryTotal.objects.bulk_create(
        CountryTotal(country=code, visitors=count, views=count) for code, count in visitors.items()
    )
    count = sum(visitors.values())
    DayTotal.objects.create(day=date(2026, 11, 1), visitors=count, visits=count, views=count)


def picture(query=""):
    response = views.flag_counter(RequestFactory().get(f"/visitors/flag-counter.svg?{query}"))
    return response, ET.fromstring(response.content)


def texts(root):
    return [each.text for each in root.iter(f"{SVG}text")]


def flags(root):
    return [each for each in root.iter(f"{SVG}svg") if each is not root]


def test_its_address():
    assert resolve("/flag-counter.svg", urlconf="visitors.urls").func is views.flag_counter


def test_other_sites_may_show_it_and_nothing_in_it_may_load_or_run():
    counted(MK=10)
    response, _root = picture()
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert views.flag_counter(RequestFactory().post("/")).status_code == 405


def test_the_whole_site_leaves_its_headers_as_they_are(client):
    headers = client.get("/visitors/flag-counter.svg").headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


def test_what_readers_of_macedonian_see():
    counted(MK=12345, DE=700)
    response, root = picture("lang=mk")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "mk"
    assert response.headers["Content-Language"] == "mk"
    words = texts(root)
    assert words[1:5] == ["Северна Македонија", "12.345", "Германија", "700"]
    assert any(word.endswith(": 13.045") or ": 13.045 " in word for word in words)
    assert any("13 јануари 2019" in word for word in words)
    assert any("DB-IP" in word for word in words), "its licence asks for the name wherever results are shown"
    assert any("OpenMoji" in word for word in words)
    assert len(flags(root)) == 2


def test_somebody_who_hears_the_picture_learns_the_same():
    counted(MK=12345, DE=700)
    _response, root = picture("names=0")
    assert root.get("role") == "img"
    named = {each.get("id"): each.text for each in root if each.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert root.get("aria-labelledby").split() == list(named)
    assert "North Macedonia 12,345" in named["desc"]
    assert "North Macedonia" not in texts(root)


def test_percent():
    counted(MK=75, DE=25)
    assert "75\u00a0%" in texts(picture("percent=1")[1])
    assert "75\u00a0%" not in texts(picture()[1])


def test_a_borrowed_name_says_its_language():
    counted(DE=10)
    _response, root = picture("lang=rom")
    name = next(each for each in root.iter(f"{SVG}text") if each.text == "Германија")
    assert name.get("{http://www.w3.org/XML/1998/namespace}lang") == "mk"


def test_few_visitors_are_not_shown_alone():
    counted(MK=50, XK=4, AL=1, ZZ=2)
    _response, root = picture()
    words = texts(root)
    assert words[1:7] == ["North Macedonia", "50", "Unknown Region", "2", "Other countries (2)", "5"]
    assert "Kosovo" not in ET.tostring(root, encoding="unicode")


def test_what_does_not_fit_is_one_sum():
    counted(MK=50, XK=40, AL=30, DE=20)
    assert texts(picture("columns=1&rows=3")[1])[1:7] == [
        "North Macedonia", "50", "Kosovo", "40", "Other countries (2)", "50",
    ]  # fmt: skip
    assert texts(picture("columns=1&rows=1")[1])[1:3] == ["North Macedonia", "50"]


def test_without_readers_there_is_a_picture_too():
    _response, root = picture()
    assert flags(root) == []
    assert int(root.get("width")) >= flag_picture.NARROWEST_PICTURE


def test_demo_data_is_labelled():
    counted(MK=10)
    assert "demonstration" not in embedding.flag_counter(flag_picture.wish({}))
    DayTotal.objects.update(origin=Origin.DEMO)
    assert "demonstration" in embedding.flag_counter(flag_picture.wish({}))


def test_the_opening_balance_is_shown_as_such_in_lines_that_fit():
    counted(MK=10)
    OpeningBalance.objects.create(
        pk=1, visitors=5000, visits=6000, started_on=date(2018, 5, 1), source="old.csv",
        taken_over_at=datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip
    _response, root = picture("columns=1&rows=1")
    words = " ".join(texts(root))
    assert "5,000 visitors taken over from the counter of the old site since 1 May 2018" in words
    assert "Visitors: 5,010" in words
    width = int(root.get("width"))
    assert all(flag_picture.width_of(text, 10) < width for text in texts(root))


@pytest.mark.parametrize(
    ("parameters", "columns", "rows", "language"),
    [
        ({}, 2, 8, "en"),
        ({"columns": "0", "rows": "0"}, 1, 1, "en"),
        ({"columns": "9", "rows": "9999"}, 4, 30, "en"),
        ({"columns": "-3", "rows": "x"}, 2, 8, "en"),
        ({"columns": "9" * 5000, "rows": "²"}, 2, 8, "en"),
        ({"columns": "1e3", "rows": "٣"}, 2, 3, "en"),
        ({"lang": "rmn"}, 2, 8, "rom"),
        ({"lang": "sr-Latn"}, 2, 8, "sr"),
        ({"lang": "xx"}, 2, 8, "en"),
        ({"lang": "<script>\0"}, 2, 8, "en"),
    ],
)
def test_wishes_stay_within_limits(parameters, columns, rows, language):
    wish = flag_picture.wish(parameters)
    assert (wish.columns, wish.rows, wish.language) == (columns, rows, language)


def test_a_language_that_is_switched_off_is_unknown(settings):
    settings.LANGUAGES = [("en", "English")]
    assert flag_picture.wish({"lang": "mk"}).language == "en"


def test_without_english_the_picture_speaks_the_first_language_of_the_site(settings):
    settings.LANGUAGES = [("rom", "Romani"), ("mk", "Macedonian")]
    assert flag_picture.wish({}).language == flag_picture.wish({"lang": "en"}).language == "rom"


def test_text_is_escaped(monkeypatch):
    counted(MK=10)
    monkeypatch.setattr(flag_picture, "country_name", lambda code, language: "<script>\"&'")
    response, root = picture()
    assert b"<script" not in response.content
    assert texts(root)[1] == "<script>\"&'"


def test_the_largest_picture_is_well_formed_safe_and_bounded():
    counted(**{code.upper(): 10_000 + place for place, code in enumerate(flag_files())})
    response, root = picture("columns=4&rows=30&percent=1&lang=mk")
    assert len(flags(root)) == 119
    assert len(response.content) < LARGEST
    page = response.content.decode()
    assert not re.search(r"href|url\(|<style|<script|<image|<foreignObject|\son\w+=|style=", page)
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert ids == ["title", "desc"]


@pytest.mark.parametrize("code", sorted(flag_files()))
def test_every_flag_is_nothing_but_shapes(code):
    root = ET.fromstring(f"<svg>{flag_drawing(code)}</svg>")
    shapes = list(root.iter())[1:]
    assert len(shapes) >= 2
    assert {each.tag for each in shapes} <= SHAPES
    assert {name for each in shapes for name in each.attrib} <= ATTRIBUTES


@pytest.mark.parametrize("code", ["ZZ", "", "../x", "eu"])
def test_nothing_else_has_a_drawing(code):
    assert flag_drawing(code) == ""


def test_texts_do_not_run_into_each_other():
    counted(MK=123456, US=99999, GB=8888)
    drawn = flag_picture.picture(
        wish := flag_picture.wish({"lang": "mk", "percent": "1"}),
        embedding.together(embedding.figures.countries()),
        1,
        "",
    )
    assert wish.percent
    for cell in drawn.cells:
        start = int(cell.number_x) - flag_picture.width_of(cell.number)
        assert int(cell.name_x) + flag_picture.width_of(cell.name) <= start
        assert int(cell.percent_x) <= drawn.width - flag_picture.PADDING


@pytest.mark.parametrize("countries", [1, 200])
def test_the_number_of_queries_does_not_grow(countries, django_assert_num_queries):
    counted(**dict.fromkeys([code.upper() for code in flag_files()][:countries], 9))
    with django_assert_num_queries(QUERIES):
        picture("columns=4&rows=30")


def test_a_reader_appears_in_it():
    for number in range(5):
        read(address=f"77.28.0.{number + 1}")
    fold()
    assert texts(picture()[1])[1:3] == ["North Macedonia", "5"]
