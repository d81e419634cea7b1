"""The paper's letters: all of them there, light, and with the forms that Macedonian and Serbian readers expect."""

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from languages import letters
from languages.registry import CODES
from portal import fonts

LIMIT = 60_000
"""Bytes of both files together, as they travel."""

ITALIC = "fonts/serif-italic.woff2"
pytestmark = pytest.mark.processes  # cutting takes seconds where var/ is new


@pytest.fixture(scope="module", params=list(fonts.CUTS))
def font(request):
    """Each file as browsers read it."""
    return TTFont(fonts.font_file(request.param))


def test_every_language_has_its_letters_written_down():
    assert set(letters.OWN) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_files_hold_every_letter(font, code):
    own = letters.OWN[code] + letters.OWN[code].upper()
    assert [letter for letter in own if ord(letter) not in font.getBestCmap()] == []


def test_the_files_hold_every_sign(font):
    assert [sign for sign in fonts.SIGNS if ord(sign) not in font.getBestCmap()] == []


def test_both_files_together_are_light():
    assert sum(fonts.font_file(name).stat().st_size for name in fonts.CUTS) <= LIMIT


def test_the_upright_file_has_every_weight_from_text_to_headline():
    axes = TTFont(fonts.font_file("fonts/serif.woff2"))["fvar"].axes
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in axes] == [("wght", 400, 700)]


@pytest.mark.parametrize(("system", "changed"), [("MKD ", "бгдпт"), ("SRB ", "бгдпт")])
def test_italics_have_the_forms_of_macedonian_and_serbian(system, changed):
    font = TTFont(fonts.font_file(ITALIC))
    glyphs, forms = font.getBestCmap(), _local_forms(font["GSUB"].table, system)
    assert [letter for letter in changed if glyphs[ord(letter)] not in forms] == []


def _local_forms(table, system: str) -> dict[str, str]:
    script = next(entry.Script for entry in table.ScriptList.ScriptRecord if entry.ScriptTag == "cyrl")
    chosen = next(entry.LangSys for entry in script.LangSysRecord if entry.LangSysTag == system)
    features = [table.FeatureList.FeatureRecord[index] for index in chosen.FeatureIndex]
    lookups = [
        index for entry in features if entry.FeatureTag == "locl" for index in entry.Feature.LookupListIndex
    ]
    tables = [part for index in lookups for part in table.LookupList.Lookup[index].SubTable]
    return {old: new for part in tables for old, new in getattr(part, "mapping", {}).items()}


def test_the_licence_lies_beside_the_files(client):
    answer = client.get("/static/fonts/OFL.txt")
    assert answer.status_code == 200
    assert b"SIL OPEN FONT LICENSE" in b"".join(answer).upper()


def test_listing_the_files_makes_none(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "VAR_DIR", tmp_path / "var")
    facts = [
        (storage.size(name), storage.get_modified_time(name)) for name, storage in fonts.FontFinder().list([])
    ]
    assert len(facts) == 3
    assert not (tmp_path / "var").exists()


def test_a_file_is_cut_once(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "VAR_DIR", tmp_path)
    cuts = []
    monkeypatch.setattr(fonts, "cut", lambda wanted: cuts.append(wanted) or b"letters")
    assert [fonts.font_file(ITALIC).read_bytes() for _ in range(2)] == [b"letters"] * 2
    assert cuts == [fonts.CUTS[ITALIC]]
    assert len(list((tmp_path / "fonts").iterdir())) == 1


@pytest.mark.parametrize("path", ["fonts/other.woff2", "serif.woff2", "fonts/../fonts/serif.woff2", ""])
def test_the_finder_finds_nothing_else(path):
    assert fonts.FontFinder().find(path) == []


def test_the_finder_finds():
    assert finders.find(ITALIC).endswith("-serif-italic.woff2")
    assert len(finders.find(ITALIC, find_all=True)) == 1
