from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.translation import override

from languages.registry import ALL


def render(source, **context):
    return Template("{% load languages %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ moment|day }}", "10. novembar 2022."),
        ("{{ moment|day:'tr' }}", "10 Kasım 2022"),
        ("{{ moment|weekday }}", "četvrtak, 10. novembar 2022."),
        ("{{ moment|day_time }}", "10. novembar 2022. u 22:18"),
        ("{% day_range start end %}", "15–16. novembar 2022."),
        ("{% day_range start None 'en' %}", "15 November 2022"),
        ("{% partial_day start 'month' %}", "novembar 2022."),
        ("{{ 'sr'|tag }} {{ 'sr'|own_name }}", "sr-Latn Srpski"),
    ],
)
def test_in_the_language_of_the_page_or_the_one_asked_for(source, text):
    moment = datetime(2022, 11, 10, 22, 18)  # noqa: DTZ001
    with override("sr"):
        assert render(source, moment=moment, start=date(2022, 11, 15), end=date(2022, 11, 16)) == text


def test_a_moment_for_programs_has_no_fractions_of_a_second():
    moment = datetime(2022, 11, 10, 21, 18, 5, 581_720, tzinfo=UTC)
    assert render("{{ moment|machine_time }}", moment=moment) == "2022-11-10T22:18:05+01:00"


@pytest.mark.parametrize(
    "source",
    ["{{ x|day }}", "{{ x|machine_time }}", "{{ x|weekday }}", "{{ x|day_time }}", "{% day_range x %}"],
)
def test_no_date_shows_nothing(source):
    assert render(source, x=None) == ""


def test_without_a_language_english_is_used():
    with override(None, deactivate=True):
        assert render("{{ x|day }}", x=date(2022, 11, 10)) == "10 November 2022"


@pytest.mark.parametrize(("language", "mark"), [("en", ""), ("sr", ' lang="en"'), ("rom", ' lang="en"')])
def test_words_that_stand_in_are_marked(language, mark):
    tag = SimpleNamespace(**{f"name_{code}": {"en": "Rights", "mk": "Права"}.get(code) for code in ALL})
    with override(language):
        assert render("{% lang_of tag 'name' %}", tag=tag) == mark
