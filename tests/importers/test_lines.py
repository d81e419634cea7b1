"""A copied page becomes clean lines; what ran together is parted, what was cut is put together."""

import pytest

from importers.text.lines import read_lines, unwrap, without_bullet


def texts(source):
    return [line.text for line in read_lines(source)]


def test_blanks_of_all_kinds_become_single_spaces():
    assert texts("IOM\u00a0Director\t General.\u00a0 \u00a0\r\n") == ["IOM Director General."]


def test_lines_know_their_number_and_the_gap_before_them():
    lines = read_lines("One.\n\n\u00a0\n\nTwo.\nThree.")
    assert [(line.number, line.gap) for line in lines] == [(1, 0), (5, 3), (6, 0)]


def test_a_wide_run_after_a_sentence_parts_paragraphs():
    assert texts("It is so. \u00a0 “Yes,” he said. \u00a0 The end.") == [
        "It is so.",
        "“Yes,” he said.",
        "The end.",
    ]


@pytest.mark.parametrize(
    "source", ["It is so.\u00a0 Yes.", "at the \u00a0 border", "It is. \u00a0 and so on"]
)
def test_other_runs_are_only_blanks(source):
    assert len(texts(source)) == 1


def test_a_hard_break_keeps_two_paragraphs_apart():
    lines = unwrap(read_lines("The whole world.\nChief Petrova was glad."))
    assert [line.text for line in lines] == ["The whole world.", "Chief Petrova was glad."]


def test_wrapped_lines_are_put_together():
    wrapped = """The council has adopted the plan for the houses of the old town. It
will be carried out in two years, says the mayor. The money comes
from the state."""
    assert len(unwrap(read_lines(wrapped))) == 1
    assert len(unwrap(read_lines("The council has adopted\nthe plan."))) == 1


@pytest.mark.parametrize(
    ("source", "marker"),
    [
        ("• one", "list"),
        ("–\u00a0\u00a0\u00a0one", "list"),
        ("– Yes, he said.", "dash"),
        ("one – two", ""),
        ("-5 °C", ""),
    ],
)
def test_bullets(source, marker):
    assert read_lines(source)[0].marker == marker


def test_the_words_of_an_item():
    assert without_bullet("– attraction of advisers") == "attraction of advisers"
    assert without_bullet("plain – words") == "plain – words"
