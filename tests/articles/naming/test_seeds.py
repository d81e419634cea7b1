"""The five real texts: what is found must not get less, and nothing wrong may come in."""

import pytest

from articles.naming.forms import Certainty
from articles.naming.reading import read
from tests.articles.naming.demo_book import demo_book, from_bench

names = from_bench("names")
FLOOR = 0.97
WITHOUT_WARNING = 0.90


@pytest.fixture
def seeds(shared, monkeypatch):
    monkeypatch.setattr(names, "SEEDS", shared / "seeds")
    return names.texts()


def test_names_are_found_and_right(seeds):
    for number, each in names.measured(demo_book()).items():
        for what, score in each.items():
            assert score.recall >= FLOOR, (number, what, score.missed)
            assert score.precision >= FLOOR, (number, what, score.wrong)


def test_most_are_found_also_where_nobody_wrote_the_misspellings_down(seeds):
    score = names.measured(demo_book(with_misspellings=False))["all"]["names"]
    assert score.recall >= WITHOUT_WARNING, score.missed
    assert score.precision >= FLOOR, score.wrong


def test_what_is_spelt_otherwise_is_marked(seeds):
    book = demo_book()
    marked = {
        mention.text for text in seeds.values() for mention in read(text, "en", book).mentions
        if mention.certainty == Certainty.DIFFERS
    }  # fmt: skip
    assert marked >= {"Nikoleta Jiordano", "Antonio Tianni", "Gutieres", "Vera Yurova", "IRA", "IUU", "IRO",
                      "EastWestMet", "World Conference of Churches"}  # fmt: skip


def test_what_is_nobody_stays_a_word(seeds):
    book = demo_book()
    readings = [read(text, "en", book) for text in seeds.values()]
    for word in ("IRFIN", "Roma political group", "Lamin", "Faboba", "Flag Counter", "ROMATIMES"):
        assert not any(word in mention.text for reading in readings for mention in reading.mentions), word
    assert "IRFIN" in {unknown.text for reading in readings for unknown in reading.unknown}
