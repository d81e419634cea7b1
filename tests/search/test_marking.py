"""What was searched for is marked in the text as it was written."""

import pytest
from django.db import connection

from search.asking import parse
from search.marking import marked, snippet

pytestmark = pytest.mark.django_db


def hits(text, asked, language="mk"):
    return [part for part, is_hit in marked(text, parse(asked), language) if is_hit]


@pytest.mark.parametrize(
    ("text", "asked", "language", "found"),
    [
        ("Говорел Димов во Скопје.", "dimov skopje", "mk", ["Димов", "Скопје"]),
        ("Đurđevdan je praznik", "Ѓурѓевдан", "sr", ["Đurđevdan"]),
        ("IŞIK ve ışık", "isik", "tr", ["IŞIK", "ışık"]),
        ("IŞIK", "ışık", "tr", ["IŞIK"]),
        ("E\u0301cole", "école", "en", ["E\u0301cole"]),
        ("Zoran Dimov and Dimov, Zoran", '"zoran dimov"', "en", ["Zoran Dimov"]),
        ("Romani, Romania, Roma", "roma*", "en", ["Romani", "Romania", "Roma"]),
        ("Romani and Roma", "roma -romani", "en", ["Roma"]),
        ("xabe thaj habe", "xabe", "rom", ["xabe", "habe"]),
        ("nothing", "", "en", []),
        ("", "roma", "en", []),
    ],
)
def test_the_words_of_any_script_are_marked(text, asked, language, found):
    assert hits(text, asked, language) == found
    assert "".join(part for part, _is_hit in marked(text, parse(asked), language)) == text


def test_words_with_other_endings_are_marked_where_they_are_found():
    expected = ["university", "universities"] if connection.vendor == "postgresql" else ["university"]
    assert hits("A university, universities, unity", "university", "en") == expected


def test_a_snippet_shows_where_most_words_stand():
    text = "Начало. " * 50 + "Тука зборуваше Димов за миграцијата во Скопје. " + "Крај. " * 50
    parts = snippet(text, parse("dimov skopje"), "mk", length=120)
    shown = "".join(part for part, _is_hit in parts)
    assert [part for part, is_hit in parts if is_hit] == ["Димов", "Скопје"]
    assert len(shown) <= 120 + 4
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert not shown.strip("… ").startswith("чало")


def test_without_a_hit_the_beginning_is_shown():
    parts = snippet("One two three. " * 40, parse("nothing"), "en", length=50)
    assert parts[0][0].startswith("One two three.")
    assert [part for part, is_hit in parts if is_hit] == []


def test_a_short_text_is_shown_whole():
    assert snippet("Roma  in\nSkopje", parse("skopje"), "en") == [("Roma in ", False), ("Skopje", True)]


def test_one_word_without_end():
    shown = "".join(part for part, _is_hit in snippet("a" * 5000, parse("x"), "en", length=100))
    assert len(shown) <= 104
