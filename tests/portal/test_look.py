"""What a designer asks of every page and a machine can check."""

import gzip
import re
from pathlib import Path

import pytest

from tests.factories import ArticleFactory, EventFactory, VenueFactory
from tests.portal.paper import paper
from tests.services import REPOSITORY

STYLE_LIMIT = 20_000
"""Bytes of the packed style sheet that a reader on a slow line waits for."""


def test_the_style_sheet_stays_light():
    sheet = (REPOSITORY / "static/css/nevipe.css").read_bytes()
    assert len(gzip.compress(sheet)) <= STYLE_LIMIT


def test_no_template_has_a_style_of_its_own():
    templates = Path(REPOSITORY / "templates").rglob("*.html")
    assert [str(path) for path in templates if re.search(r"\sstyle=|<style", path.read_text())] == []


@pytest.mark.django_db
def test_a_young_language_has_no_empty_frame_for_sections(client):
    ArticleFactory(published=["en"])
    assert 'class="section-blocks"' not in client.get("/en/").content.decode()

    paper(30)
    assert 'class="section-blocks"' in client.get("/en/").content.decode()


@pytest.mark.django_db
def test_a_town_that_is_the_venue_is_named_once(client):
    EventFactory(slug="fair", venue=VenueFactory(name_en="Skopje"))
    EventFactory(slug="talks", venue=VenueFactory(name_en="City Hall"))
    assert "<dd><span>Skopje</span>\n <a " in client.get("/en/events/fair/").content.decode()
    assert (
        "<dd><span>City Hall</span><span>, Skopje</span>\n <a "
        in client.get("/en/events/talks/").content.decode()
    )


@pytest.mark.django_db
def test_names_that_stand_in_say_their_language(client):
    paper(1)
    page = client.get("/rom/events/meeting/").content.decode()
    assert re.search(r'<h1 lang="en">', page)


def test_old_browsers_can_read_the_style_sheet():
    """Chrome before 112 drops nested rules, Safari before 15.4 all of a layer: the page would fall apart."""
    sheet = re.sub(r"/\*.*?\*/", "", (REPOSITORY / "static/css/nevipe.css").read_text(), flags=re.DOTALL)
    assert "@layer" not in sheet
    assert "&" not in sheet
    inside = []  # what stands around the place that is read: rules hold declarations, only @-rules hold rules
    for start in re.findall(r"([^{};]*)\{|\}", sheet):
        if not start:
            inside.pop()
            continue
        assert not inside or inside[-1].startswith("@"), f"“{start.strip()}” stands inside “{inside[-1]}”."
        inside.append(start.strip())


def test_the_style_sheet_knows_no_left_and_right():
    """A language that runs from right to left is a mirror, not another style sheet."""
    sheet = re.sub(r"/\*.*?\*/", "", (REPOSITORY / "static/css/nevipe.css").read_text(), flags=re.DOTALL)
    side = r"(?:left|right)"
    physical = rf"(?:margin|padding|border|inset)-{side}|[{{;]\s*{side}\s*:|(?:align|float|clear):\s*{side}"
    assert re.findall(physical, sheet) == []
