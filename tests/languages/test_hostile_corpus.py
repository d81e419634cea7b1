"""The shared corpus of hostile input, where the languages meet it."""

import re
from contextlib import suppress

import pytest

from languages.dates import ParsedDate, parse_date
from languages.negotiation import best_language
from languages.paths import language_of, swap_language
from languages.registry import ALL, resolve
from languages.slugs import slugify
from tests import corpus


@pytest.mark.parametrize("case", corpus.cases("text/language_codes.jsonl"))
def test_language_codes(case):
    code = case["language"]
    assert language_of(f"/{code}/") is None
    assert swap_language(f"/{code}/", "mk") == "/mk/"
    assert best_language(code) == "en"
    assert resolve(code) in {None, "en"}  # en-us-x-evil is English after all


@pytest.mark.parametrize("case", corpus.cases("text/slugs.jsonl"))
@pytest.mark.parametrize("language", ALL)
def test_slugs(case, language):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slugify(case["slug"], language, fallback="article-7"))


@pytest.mark.parametrize("case", corpus.cases("text/unicode.jsonl"))
def test_any_writing_system_makes_an_address(case):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slugify(case["text"], "en", fallback="article-7"))


@pytest.mark.parametrize("case", corpus.cases("text/dates.jsonl"))
def test_dates(case):
    if case["expect"] == "validation error":
        with pytest.raises(ValueError):
            parse_date(case["local"])
    else:
        with suppress(ValueError):  # a zone in the text is refused: the newsroom types local time
            assert isinstance(parse_date(case["local"]), ParsedDate)
