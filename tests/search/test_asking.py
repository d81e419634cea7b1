"""What readers type, understood; and what nobody should type, harmless."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import index
from search.asking import LONGEST, MOST_WORDS, ONLY_EXCLUDED, TOO_LONG, TOO_MANY_WORDS, Term, parse
from search.finding import similar, suggest, written
from search.marking import marked, snippet
from tests.search.shelf import ask, document, keys, person
from tests.services import SHARED, need

HOSTILE = [
    "", " ", "\x00", "a\x00b", "\ud800", "*", "-", '"', '""', "'", "\\", "%", "_", "a' OR 1=1 --", "names:roma",
    "NEAR(a b)", "roma AND", "OR", "NOT roma", "^roma", "roma:*", "!roma", "roma & | <-> (", "{names}: roma",
    "(" * 200, '"' * 200, "*" * 200, "-" * 200, "a* " * 70, "е" * 199 + "*", "/kind:person",
    "\u202eamor", "👩‍👩‍👧‍👦", "ﷺ" * 50, "x" * 100_000, "%s %(a)s",
]  # fmt: skip


def test_words_phrases_exclusions_and_beginnings():
    query = parse('roma  „Зоран Димов" -skopje −"in geneva" ta* -b*')
    assert query.terms == (
        Term("roma"),
        Term("Зоран Димов", is_phrase=True),
        Term("skopje", is_excluded=True),
        Term("in geneva", is_phrase=True, is_excluded=True),
        Term("ta", is_prefix=True),
        Term("b", is_excluded=True, is_prefix=True),
    )
    assert query.told == ()
    assert query.text == 'roma „Зоран Димов" -skopje −"in geneva" ta* -b*'


def test_a_hyphen_inside_a_word_excludes_nothing():
    assert [term.is_excluded for term in parse("IRWN-Phenjalipe").terms] == [False]


def test_a_phrase_needs_no_end():
    assert parse('"zoran dimov').terms == (Term("zoran dimov", is_phrase=True),)


def test_what_is_left_out_is_told():
    assert list(parse("roma " * 13).told) == [TOO_MANY_WORDS]
    assert len(parse("roma " * 13).terms) == MOST_WORDS
    assert list(parse("a" * 201).told) == [TOO_LONG]
    assert len(parse("a" * 100_000).text) == LONGEST
    assert list(parse("-roma").told) == [ONLY_EXCLUDED]
    assert not parse("-roma")
    assert parse("roma").told == ()


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_are_answered(text):
    everything_with(text)


@pytest.mark.django_db
def test_the_collected_hostile_queries_are_answered():
    need("shared")
    lines = (SHARED / "corpus" / "text" / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        found = json.loads(line)
        for text in found.values() if isinstance(found, dict) else [found]:
            if isinstance(text, str):
                everything_with(text)


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(), max_size=60) | st.text("aшxИ\"-*':|&!<>()\\%_ ", max_size=40))
def test_nothing_that_can_be_typed_fails(text):
    everything_with(text)


def everything_with(text):
    query = parse(text)
    found = ask(text)
    assert not found.timed_out
    suggest(text, language="tr")
    similar(text)
    written(query)
    assert "".join(part for part, _is_hit in marked("Говорел Dimov", query, "mk")) == "Говорел Dimov"
    snippet(text, query, "en")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["\x00", "a\x00b \ud800", "' \\ : * & |", "x" * 5000, "ﷺ " * 300, "%s"])
def test_hostile_texts_can_be_indexed(text):
    facets = frozenset({text, f"tag:{text[:3000]}"})
    index.put([document("a:1", f"{text} roma", body=text, facets=facets), person("p:1", f"roma {text}")])
    index.put([document("a:1", f"Roma {text}", body=text, facets=facets)])
    assert set(keys("roma")) == {"a:1", "p:1"}
    assert keys("roma", facets=facets) == ["a:1"]
    index.rebuild([document("a:1", f"{text} roma", body=text, facets=facets)])
    assert keys("roma") == ["a:1"]
