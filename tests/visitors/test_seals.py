"""Seals: what we have printed is believed, and nothing else."""

import pytest

from visitors.seals import is_sealed, sealed


def seal_of(page, language):
    return sealed(page, language).split(" ")[2]


def test_a_page_prints_its_key_its_language_and_always_the_same_seal():
    page, language, seal = sealed("articles.article:42", "mk").split(" ")
    assert (page, language) == ("articles.article:42", "mk")
    assert sealed("articles.article:42", "mk").endswith(seal)
    assert is_sealed(page, language, seal)


def test_a_page_without_a_key_leaves_no_gap():
    assert sealed("", "en").startswith("- en ")
    assert is_sealed("", "en", seal_of("", "en"))


@pytest.mark.parametrize(
    ("page", "language"),
    [("articles.article:43", "mk"), ("articles.article:42", "en"), ("articles.article:4", "2mk"), ("", "mk")],
)
def test_a_seal_fits_one_page_in_one_language(page, language):
    assert not is_sealed(page, language, seal_of("articles.article:42", "mk"))


@pytest.mark.parametrize("forged", ["", "x", "A" * 16, "\x00", "=" * 400])
def test_invented_seals(forged):
    assert not is_sealed("articles.article:42", "mk", forged)


def test_the_seal_of_a_former_secret_stays_good_while_it_is_listed(settings):
    old = seal_of("articles.article:42", "mk")
    former, settings.VISITORS_PEPPER = settings.VISITORS_PEPPER, b"a new secret of 32 bytes, or more"
    assert not is_sealed("articles.article:42", "mk", old)
    settings.VISITORS_FORMER_PEPPERS = [former]
    assert is_sealed("articles.article:42", "mk", old)
    assert seal_of("articles.article:42", "mk") != old
