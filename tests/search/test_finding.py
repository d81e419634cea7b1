"""What is found, in any script and spelling; the same on every database."""

from datetime import date, timedelta

import pytest
import time_machine

from search import index
from search.asking import parse
from search.finding import COUNTED, similar, suggest, written
from tests.search.shelf import NOON, ask, document, keys, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.mark.parametrize(
    ("written_so", "language", "asked"),
    [
        ("Зоран Димов", "mk", ["Dimov", "DIMOV", "dimov zoran"]),
        ("Zoran Dimov", "en", ["Димов", "Зоран димов"]),
        ("Šutka", "rom", ["Shutka", "Шутка", "šutka"]),
        ("Ќосев", "mk", ["Kjosev", "Ćosev", "Ќосев"]),
        ("Ђурђевдан", "sr", ["Đurđevdan", "djurdjevdan", "Ѓурѓевдан"]),
        ("IŞIK", "tr", ["ışık", "Işık", "isik"]),
        ("Çuçka", "sq", ["Cucka", "çuçka"]),
        ("berš", "rom", ["bersh", "berš"]),
        ("xabe", "rom", ["habe", "xabe"]),
    ],
)
def test_any_script_and_spelling(written_so, language, asked):
    index.put([document("a:1", "Nothing", body=f"… {written_so}!", language=language)])
    for text in asked:
        assert keys(text) == ["a:1"], text


def test_all_the_words_must_be_there():
    index.put([document("a:1", "Roma in Skopje"), document("a:2", "Roma in Geneva")])
    assert keys("roma skopje") == ["a:1"]
    assert keys("roma nowhere") == []


def test_phrases_stand_in_order_and_within_one_text():
    index.put(
        [
            document("a:1", "The Romani Union met", days=1),
            document("a:2", "The union of Romani women"),
            document("a:3", "The Romani", summary="Union", days=2),
            person("p:1", "Old Romani", "Union Young"),
        ]
    )
    assert keys('"romani union"') == ["a:1"]
    assert set(keys("romani union")) == {"a:1", "a:2", "a:3", "p:1"}


def test_words_can_be_excluded_and_begun():
    index.put(
        [document("a:1", "Roma in Skopje"), document("a:2", "Roma in Geneva"), document("a:3", "Romania")]
    )
    assert keys("roma -skopje") == ["a:2"]
    assert keys('roma -"in geneva"') == ["a:1"]
    assert set(keys("roma*")) == {"a:1", "a:2", "a:3"}
    assert keys("ro*") == []  # too short a beginning is taken for a word
    assert keys("-roma") == []


def test_filters_and_their_counts():
    shared = {"facets": frozenset({"section:3"})}
    index.put(
        [
            document("a:1", "Roma", language="mk", **shared),
            document("a:2", "Roma", days=1, facets=frozenset({"section:4", "person:7", "type:live blog"})),
            person("p:1", "Roma", days=2),
        ]
    )
    everything = ask("roma")
    assert everything.total == 3
    assert everything.counts == {
        "language:mk": 1, "language:en": 1, "kind:article": 2, "kind:person": 1,
        "section:3": 1, "section:4": 1, "person:7": 1, "type:live_blog": 1,
    }  # fmt: skip
    assert set(keys("roma", language="mk")) == {"a:1", "p:1"}
    assert keys("roma", kind="article", order="newest") == ["a:1", "a:2"]
    assert keys("roma", facets=frozenset({"section:4", "person:7"})) == ["a:2"]
    assert keys("roma", facets=frozenset({"section:3", "person:7"})) == []
    assert keys("", kind="person") == ["p:1"]


def test_periods():
    at = {f"a:{days}": document(f"a:{days}", "Roma", days=days) for days in (0, 1, 40, 800)}
    index.put(at.values())
    today = date(2026, 11, 22)
    assert keys("roma", since=today) == ["a:0"]
    assert keys("roma", since=today - timedelta(days=40), until=today - timedelta(days=1)) == ["a:1", "a:40"]
    assert keys("roma", until=date(2025, 1, 1)) == ["a:800"]
    assert keys("roma", since=date.min, until=date.max, order="newest") == list(at)
    assert keys("roma", since=today, until=date(2020, 1, 1)) == []


def test_newest_first_or_by_relevance():
    index.put(
        [
            document("body", "Nothing", body="Tajani"),
            document("summary", "Nothing", summary="Tajani", days=1),
            document("headline", "Tajani speaks", days=300),
            person("person", "Antonio Tajani", "Tajani", days=900),
        ]
    )
    assert keys("tajani", order="newest") == ["body", "summary", "headline", "person"]
    assert keys("tajani") == ["person", "headline", "summary", "body"]


def test_of_equals_the_newer_one():
    index.put([document(f"a:{days}", "Tajani speaks", days=days) for days in (30, 0, 400)])
    assert keys("tajani") == ["a:0", "a:30", "a:400"]


def test_visible_only_from_and_until_its_time():
    index.put(
        [
            document("later", "Roma", visible_from=NOON + timedelta(seconds=1)),
            document("now", "Roma", visible_from=NOON, visible_until=NOON + timedelta(seconds=1)),
            document("gone", "Roma", visible_until=NOON),
            person("p:later", "Romano", visible_from=NOON + timedelta(seconds=1)),
        ]
    )
    assert keys("roma") == ["now"]
    assert suggest("roman", language="en") == similar("Rommano") == []
    with time_machine.travel(NOON + timedelta(seconds=1), tick=False):
        assert keys("roma") == ["later"]
        assert [name.key for name in suggest("roman", language="en")] == ["p:later"]


def test_more_than_a_thousand_are_not_counted():
    index.put(document(f"a:{number}", "Roma", days=number) for number in range(COUNTED + 5))
    index.put([document("old", "Roma Roma", days=5000, names=("Old Roma",))])
    found = ask("roma", order="newest", page=3)
    assert (found.total, found.is_capped, found.has_more) == (COUNTED, True, True)
    assert [hit.key for hit in found.hits[:2]] == ["a:40", "a:41"]
    last = ask("roma", order="newest", page=50)
    assert len(last.hits) == 20
    assert not last.has_more
    assert ask("roma", order="newest", page=999).hits == last.hits
    assert keys("old roma") == ["old"]


def test_names_are_found_by_relevance_even_behind_a_thousand_newer_stories():
    index.put(
        document(f"a:{number}", "News", body="Tajani said", days=number) for number in range(COUNTED + 5)
    )
    index.put([person("p:1", "Antonio Tajani", days=4000)])
    assert keys("tajani")[0] == "p:1"


def test_suggestions_while_typing():
    index.put(
        [
            person("p:1", "Antonio Tajani", "Антонио Тајани"),
            person("p:2", "Zoran Dimov"),
            document("a:1", "Tajani and Dimov speak"),
            document("a:2", "Nothing", body="Tajani"),
        ]
    )
    assert [(name.key, name.name) for name in suggest("Таја", language="mk")] == [
        ("p:1", "Антонио Тајани"),
        ("a:1", "Tajani and Dimov speak"),
    ]
    assert [name.key for name in suggest("antonio ta", language="en")] == ["p:1"]
    assert [name.key for name in suggest("dim", language="en", limit=1)] == ["p:2"]
    assert suggest("", language="en") == suggest("  ' \" \x00", language="en") == []


@pytest.mark.parametrize("asked", ["Tianni", "Antonio Tianni", "Тиани", "Tajanni"])
def test_did_you_mean(asked):
    index.put(
        [person("p:1", "Antonio Tajani"), person("p:2", "Zoran Dimov"), document("a:1", "Tianna speaks")]
    )
    assert [name.key for name in similar(asked)] == ["p:1"]


def test_did_you_mean_knows_its_limits():
    index.put([person("p:1", "Nicoletta Giordano"), person("p:2", "Zoran Dimov")])
    assert [name.key for name in similar("Jiordano")] == ["p:1"]
    assert similar("Zoran Dimov") == []
    assert similar("Zoran Tajani") == similar("Xyzzy") == similar("") == similar("'") == []


def test_the_other_script_of_a_query():
    index.put([person("p:1", "Zoran Dimov", "Зоран Димов")])
    assert written(parse("Димов")) == ["Димов", "Dimov"]
    assert written(parse("zoran dimov")) == ["zoran dimov", "Зоран Димов"]
    assert written(parse("Шутка")) == []
    assert written(parse("Шутка"), ["In Šutka"]) == ["Шутка", "Šutka"]
    assert written(parse("")) == []
