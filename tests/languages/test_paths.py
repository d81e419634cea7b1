import pytest
from django.urls import NoReverseMatch, get_script_prefix, reverse, set_script_prefix
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from languages.paths import address_of, language_of, swap_language
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


@pytest.mark.parametrize("language", ["en", "sr"])
def test_an_address_by_its_slug_is_what_the_router_says(language):
    with override(language):
        assert address_of("people:detail", "ana-1") == reverse("people:detail", args=["ana-1"])
    assert address_of("articles:detail", "a_b", language) == f"/{language}/articles/a_b/"


def test_a_slug_that_is_none_has_no_address():
    with pytest.raises(NoReverseMatch):
        address_of("people:detail", "no such/slug", "en")


def test_addresses_stand_below_the_prefix_of_the_server():
    before = get_script_prefix()
    address_of("people:detail", "ana", "en")
    set_script_prefix("/paper/")
    try:
        assert address_of("people:detail", "ana", "en") == "/paper/en/people/ana/"
    finally:
        set_script_prefix(before)
