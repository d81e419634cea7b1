"""Where stories begin."""

import pytest

from importers.text.lines import read_lines, unwrap
from importers.text.roles import is_title
from importers.text.split import split
from tests.importers.pages import HEADLESS, LISTING

PROSE = "The council met in the town hall. It adopted the plan."


def stories(source):
    return split(unwrap(read_lines(source)))


def heads(source):
    return [" / ".join(line.text for line in story.head) for story in stories(source)]


@pytest.mark.parametrize(
    "text",
    ["Council adopts the plan", 'Mayor in Geneva: "We strengthen co-operation"', "Meeting with Mr. Petrov in Vienna",
     "2019 elections begin"],
)  # fmt: skip
def test_headlines(text):
    assert is_title(text, strict=True)


@pytest.mark.parametrize(
    "text",
    ["The council adopted the plan.", "It has two parts, namely:", "a line that goes on", "One. Two", "– – –",
     "write to ana@example.org", "x" * 300, "Is it so?"],
)  # fmt: skip
def test_not_headlines(text):
    assert not is_title(text, strict=True)


def test_headlines_begin_stories():
    assert heads(LISTING)[:2] == [
        "Council adopts the housing plan",
        "Festival of Romani film opens in the old bazaar",
    ]


def test_without_headlines_big_gaps_and_openings_that_look_back_begin_stories():
    found = stories(HEADLESS)
    assert [story.text[0].number for story in found] == [1, 7, 11]
    assert [len(story.text) for story in found] == [2, 2, 2]
    assert all(note.code == "split-check" for story in found[1:] for note in story.notes)


def test_a_gap_that_the_file_uses_everywhere_parts_nothing():
    assert len(stories("\n\n\n\n".join([PROSE] * 5))) == 1


def test_a_headline_holds_its_story_together():
    (story,) = stories(
        f"Council adopts the plan\n\n{PROSE}\n\n{PROSE}\n\n\n\nAs we already reported, all is well."
    )
    assert [note.code for note in story.notes] == ["split-check"]


def test_a_last_line_without_a_full_stop_is_no_headline():
    (story,) = stories(f"Council adopts the plan\n\n{PROSE}\n\nOther meetings were held with officials")
    assert len(story.text) == 2


def test_of_two_titles_only_the_one_above_the_text_begins_a_story():
    titles = "Other talks were held\n\nFilm festival opens today"
    one, two = stories(f"Council adopts the plan\n\n{PROSE}\n\n{titles}\n\n{PROSE}")
    assert one.text[-1].text == "Other talks were held"
    assert two.head[0].text == "Film festival opens today"
    assert [note.code for note in two.notes] == ["split-check"]


def test_a_crosshead_is_not_a_story():
    (story,) = stories(f"Council adopts the plan\n\n{PROSE}\n\nBackground\n\n{PROSE}")
    assert len(story.text) == 3


def test_a_line_inside_a_paragraph_is_no_headline():
    (story,) = stories(f"Council adopts the plan\n\n{PROSE}\nMayor Petrov and the others\n\n{PROSE}")
    assert len(story.text) == 3


@pytest.mark.parametrize(
    "opening",
    ["As it was previously reported that", "As announced earlier,", "Како што веќе објавивме,",
     "Kao što smo ranije izvestili,", "Siç kemi raportuar", "Daha önce bildirdiğimiz gibi"],
)  # fmt: skip
def test_openings_that_look_back(opening):
    assert len(stories(f"{PROSE}\n\n{PROSE}\n\n{opening} the plan was adopted.")) == 2
