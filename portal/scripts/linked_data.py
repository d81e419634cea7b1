"""What a page tells programs (JSON-LD), in the other script: its words, its language, its own addresses."""

import json
from collections.abc import Callable

from languages.scripts.addresses import CYRILLIC_TAG, cyrillic_address
from syndication.structured.script import UNSAFE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WORDS = _words("""
    name headline alternativeHeadline description articleSection keywords caption text jobTitle abstract
""")
ADDRESSES = frozenset(("@id", "url", "item", "mainEntityOfPage"))


def in_other_script(text: str, convert: Callable[[str], str], tag: str) -> str:
    """The same data with its Serbian words converted; what is no JSON stays as it is."""
    try:
        data = json.loads(text)
    except ValueError:
        return text
    changed = _changed(data, convert, tag)
    return json.dumps(changed, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)


def _changed(data, convert: Callable[[str], str], tag: str, key: str = ""):
    if isinstance(data, list):
        return [_changed(each, convert, tag, key) for each in data]
    if isinstance(data, dict):
        language = data.get("inLanguage")
        if isinstance(language, str) and language.split("-")[0] != "sr":
            return data  # a version in another language
        return {name: _changed(value, convert, tag, name) for name, value in data.items()}
    return _said(data, convert, tag, key) if isinstance(data, str) else data


def _said(text: str, convert: Callable[[str], str], tag: str, key: str) -> str:
    if key in WORDS:
        return convert(text)
    if key in ADDRESSES and tag == CYRILLIC_TAG and "#" not in text:
        return cyrillic_address(text) or text
    return tag if key == "inLanguage" and text == "sr-Latn" else text
