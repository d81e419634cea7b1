import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.negotiation import best_language
from languages.registry import ALL

HOSTILE = [
    "de", "../../../etc/passwd", "de\r\nSet-Cookie: a=b", "a" * 10_000, "mk," * 4000, "(a+)+$", "de'", "\0",
    "sr@latin", "en-us-x-evil", "root", "", ",", ";q=", "mk;q=2", "mk;q=-1", "mk;q=0", "*", "a-" * 5000, "q" * 499,
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("mk-MK,mk;q=0.9,en;q=0.8", "mk"),
        ("rmn,mk;q=0.9", "rom"),
        ("rmy-RS", "rom"),
        ("de,sr-Cyrl;q=0.7,tr;q=0.8", "tr"),
        ("sr-Latn-RS", "sr"),
        ("sq-XK", "sq"),
        ("ro,rm;q=0.9", "en"),
        ("mk;q=0,tr;q=0.1", "tr"),
        ("*", "en"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_the_browser_is_heard(header, language):
    assert best_language(header) == language


def test_a_language_that_is_off_is_passed_over(settings):
    settings.LANGUAGES = [("mk", "Macedonian"), ("sq", "Albanian")]
    assert best_language("tr,sq;q=0.5") == "sq"
    assert best_language("tr") == "mk"


@pytest.mark.parametrize("header", HOSTILE)
def test_hostile_headers_cost_nothing(header):
    started = time.process_time()
    assert best_language(header) in ALL
    assert time.process_time() - started < 2


@given(st.text(max_size=700))
def test_any_header_gets_a_language(header):
    assert best_language(header) in ALL
