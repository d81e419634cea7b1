"""Counters, clocks and buttons never become a story; the cloaking sentence never becomes public."""

from datetime import date

import pytest

from importers.text import boilerplate, cloaking
from importers.text.lines import read_lines
from tests.importers.pages import LISTING


def test_the_furniture_is_left_out_with_a_reason():
    kept, left_out = boilerplate.strip(read_lines(LISTING))
    assert len(left_out) == 8
    assert all(line.reason for line in left_out)
    assert "581" not in " ".join(line.text for line in kept)


def test_the_counter_says_since_when_it_counts():
    assert boilerplate.counting_since(boilerplate.strip(read_lines(LISTING))[1]) == date(2019, 1, 13)
    nonsense = boilerplate.strip(read_lines("Our counter start count since 99.99.2019"))[1]
    assert boilerplate.counting_since(nonsense) is None


@pytest.mark.parametrize("sentence", ["The most popular film won.", "We have 581 members here.", "Share it"])
def test_a_story_may_use_the_same_words(sentence):
    assert boilerplate.strip(read_lines(sentence))[1] == []


@pytest.mark.parametrize("both", cloaking.SENTENCES, ids=lambda both: both[0][:15])
def test_the_cloaking_sentence_goes_in_every_language(both):
    for text in (" ".join(both), "\u00a0".join(both).replace(" ", "  "), both[0]):
        assert cloaking.remove(f"Write to: {text} Thank you.") == ("Write to: Thank you.", 1)


def test_text_without_it_stays_as_it_is():
    assert cloaking.remove("Write  to us.") == ("Write  to us.", 0)
