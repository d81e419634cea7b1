import re
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

ROW = SimpleNamespace(
    code="MK", name="North Macedonia", borrowed_tag="", visitors=12345, flag_url="/static/flags/mk.svg"
)
UNKNOWN = SimpleNamespace(code="ZZ", name="Unknown Region", borrowed_tag="", visitors=7, flag_url=None)
STORY = SimpleNamespace(headline="A <b>story</b>", get_absolute_url="/en/articles/a-story/")


def counter(**changes):
    values = {"rows": [ROW, UNKNOWN], "total_visits": 54321, "since": date(2019, 1, 13), "is_demo": False}
    return SimpleNamespace(**values | changes)


def block(name, **values):
    return re.sub(
        r"\s+", " ", render_to_string(f"visitors/blocks/{name}.html", {"blocks": SimpleNamespace(**values)})
    )


def test_online_now():
    html = block("online_now", online=581)
    assert 'data-block="online-now"' in html
    assert ">581<" in html


def test_clock_shows_the_newsrooms_time(settings):
    settings.TIME_ZONE = "Europe/Skopje"
    html = block("clock", clock=datetime(2026, 11, 21, 11, 30, tzinfo=UTC))
    assert 'data-block="clock"' in html
    assert ">12:30<" in html
    assert 'data-time-zone="Europe/Skopje"' in html
    assert 'datetime="2026-11-21T12:30:00+01:00"' in html


@pytest.mark.parametrize("language", ["en", "mk", "rom", "sq", "sr", "tr"])
def test_the_flag_counter_has_its_hooks_in_every_language(language):
    with translation.override(language):
        html = block("flag_counter", flag_counter=counter())
    assert 'data-block="flag-counter"' in html
    assert 'data-country="MK" data-visitors="12345"' in html, "a number for machines has no dots"
    assert 'data-country="ZZ" data-visitors="7"' in html
    assert html.count("<img") == 1
    assert 'data-total-visits="54321"' in html
    assert 'datetime="2019-01-13"' in html
    assert '<a href="https://db-ip.com" rel="noopener">IP Geolocation by DB-IP</a>' in html


def test_demo_data_is_labelled():
    assert "demonstration data" not in block("flag_counter", flag_counter=counter())
    assert "demonstration data" in block("flag_counter", flag_counter=counter(is_demo=True))


def test_an_empty_flag_counter_says_so():
    html = block("flag_counter", flag_counter=counter(rows=[], total_visits=0))
    assert "Nobody has been counted yet." in html
    assert "<ul" not in html


def span(key, rows, is_open):
    return SimpleNamespace(key=key, label=key, rows=rows, is_open=is_open)


def test_most_popular():
    rows = [SimpleNamespace(page_key="articles.article:42", views=3, edition=STORY)]
    html = block("most_popular", popular=[span("24 hours", [], False), span("7 days", rows, True)])
    assert 'data-block="most-popular"' in html
    assert (
        '<li data-page="articles.article:42"><a href="/en/articles/a-story/">A &lt;b&gt;story&lt;/b&gt;</a></li>'
        in html
    )
    assert html.count("<details") == 1
    assert "Nobody" not in html


def test_most_popular_without_readers():
    html = block("most_popular", popular=[span("24 hours", [], False), span("All time", [], False)])
    assert html.count("Nobody has been counted yet.") == 1
