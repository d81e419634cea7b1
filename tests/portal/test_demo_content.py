"""The demo edition's files fit together and into their columns, and every drawing is drawn."""

import tomllib
from io import BytesIO

import pytest
from PIL import Image

from languages.registry import CODES
from portal.demo import content_files, drawings

KINDS = ("pictures", "sections", "tags", "storylines", "organizations", "people", "venues", "events")
STORIES = content_files.articles()


# The files


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_has_english_and_macedonian(kind):
    for key, entry in content_files.read(kind).items():
        texts = [
            entry[field] for field in ("name", "summary", "alt", "caption", "description") if field in entry
        ]
        assert texts, key
        assert all({"en", "mk"} <= set(text) <= set(CODES) for text in texts), key


def test_the_issue_asks_for_this_much():
    assert len(STORIES) >= 24
    assert {entry["section"] for entry in STORIES} == set(content_files.read("sections"))
    assert all({"en", "mk"} <= set(entry) for entry in STORIES)
    assert sum({"sq", "sr", "tr"} <= set(entry) for entry in STORIES) >= 10
    assert all(entry["rom"]["awaiting_check"] for entry in STORIES if "rom" in entry)
    people = content_files.read("people").values()
    assert sum(not person.get("is_private", False) for person in people) == 13
    assert len(content_files.read("organizations")) >= 20
    assert len(content_files.read("events")) >= 8


@pytest.mark.parametrize("entry", STORIES, ids=lambda entry: entry["key"])
def test_a_story_refers_to_what_exists(entry):
    known = {kind: set(content_files.read(kind)) for kind in KINDS}
    assert entry["section"] in known["sections"]
    assert not entry.get("picture") or entry["picture"] in known["pictures"]
    for kind in ("people", "organizations", "events", "tags", "storylines"):
        assert set(entry.get(kind, [])) <= known[kind]


def test_some_stories_tell_a_longer_one_and_some_may_be_printed_by_others():
    told = [key for entry in STORIES for key in entry.get("storylines", [])]
    assert set(told) == set(content_files.read("storylines"))
    assert all(told.count(key) >= 3 for key in told)
    assert {entry["licence"] for entry in STORIES if "licence" in entry} >= {"cc-by-4.0", "cc-by-nd-4.0"}


def test_entities_refer_to_what_exists():
    organizations, people = content_files.read("organizations"), content_files.read("people")
    seen = set()
    for key, entry in organizations.items():
        assert entry.get("parent", "un") in {*seen, "un"}, f"{key} stands before its parent"
        seen.add(key)
    assert all(
        p["organization"] in organizations for one in people.values() for p in one.get("positions", [])
    )
    for key, event in content_files.read("events").items():
        assert set(event["organizers"]) <= set(organizations), key
        assert set(event["participants"]) <= set(people), key
        assert event["picture"] in drawings.SCENES, key


@pytest.mark.parametrize("path", sorted(content_files.FOLDER.rglob("*.toml")), ids=lambda path: path.stem)
def test_texts_fit_into_their_columns(path):
    limits = {
        "summary": 300,
        "disambiguation": 200,
        "acronym": 30,
        "alt": 300,
        "caption": 500,
        "description": 200,
        "licence": 20,
    }
    limits |= {"headline": 160, "standfirst": 400, "kicker": 60, "dateline": 60}
    for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for field, value in entry.items() if isinstance(entry, dict) else ():
            for text in value.values() if isinstance(value, dict) else [value]:
                assert not isinstance(text, str) or len(text) <= limits.get(field, 10_000), (key, field)


# The drawings


def test_every_picture_is_drawn_and_nothing_else():
    assert set(drawings.SCENES) == set(content_files.read("pictures"))


@pytest.mark.parametrize("key", drawings.SCENES)
def test_a_drawing_is_a_picture_of_the_right_size(key):
    image = Image.open(BytesIO(drawings.draw(key)))
    assert (image.format, image.size) == ("JPEG", (1600, 900))
    assert len(image.convert("L").getcolors()) > 60


def test_a_drawing_is_the_same_every_time():
    assert drawings.draw("library") == drawings.draw("library")
