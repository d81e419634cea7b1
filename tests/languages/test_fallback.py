from types import SimpleNamespace

import pytest

from languages.fallback import localized, words
from languages.registry import ALL


def entity(**summaries):
    return SimpleNamespace(**{f"summary_{code}": summaries.get(code) for code in ALL})


@pytest.mark.parametrize(
    ("texts", "language", "found"),
    [
        ({"mk": "мк", "en": "en", "rom": "rom"}, "rom", "rom"),
        ({"mk": "мк", "en": "en"}, "rom", "mk"),
        ({"en": "en"}, "rom", "en"),
        ({"mk": "мк"}, "en", "mk"),
        ({"en": "en"}, "mk", "en"),
        ({"mk": "<p>  </p>", "en": "en"}, "tr", "en"),
        ({"tr": "tr"}, "en", None),
    ],
)
def test_the_first_language_that_has_a_text(texts, language, found):
    chosen = words(entity(**texts), "summary", language)
    assert bool(chosen) == bool(found)
    assert str(chosen) == texts.get(found, "")
    assert chosen.language == (found or language)


def test_the_tag_is_the_one_of_the_text_and_not_of_the_page():
    assert words(entity(sr="vest"), "summary", "sr").tag == "sr-Latn"
    assert words(entity(mk="вест"), "summary", "sr").tag == "mk"


def test_columns_are_named_like_modeltranslation_names_them():
    assert localized("headline", "mk") == "headline_mk"
