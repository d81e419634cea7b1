import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.paths import language_of, swap_language
from tests.languages.test_negotiation import HOSTILE


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/mk/", "mk"),
        ("/mk", "mk"),
        ("/rom/articles/nevipe/", "rom"),
        ("/sr/?page=2", "sr"),
        ("/rmn/", None),
        ("/MK/", None),
        ("/admin/", None),
        ("/", None),
        ("", None),
        ("mk/", None),
        ("//mk/", None),
        ("/mkd/", None),
        ("/mk\n/", None),
    ],
)
def test_the_language_of_an_address(path, language):
    assert language_of(path) == language


def test_a_language_that_is_off_is_no_prefix(settings):
    settings.LANGUAGES = [("mk", "Macedonian"), ("en", "English")]
    assert language_of("/tr/") is None
    assert language_of("/mk/") == "mk"


@pytest.mark.parametrize(
    ("path", "swapped"),
    [
        ("/mk/", "/rom/"),
        ("/mk", "/rom/"),
        ("/mk/people/?page=2", "/rom/people/?page=2"),
        ("/rom/events/mk/", "/rom/events/mk/"),
        ("/admin/", "/rom/"),
        ("//evil.example/", "/rom/"),
        ("https://evil.example/mk/", "/rom/"),
    ],
)
def test_the_same_address_in_another_language(path, swapped):
    assert swap_language(path, "rom") == swapped


@pytest.mark.parametrize("code", HOSTILE)
def test_hostile_prefixes_are_no_language(code):
    assert language_of(f"/{code}/") is None


@given(st.text(max_size=200))
def test_a_swapped_address_stays_on_the_site(path):
    swapped = swap_language(path, "mk")
    assert swapped.startswith(("/mk/", "/mk?", "/mk#"))
