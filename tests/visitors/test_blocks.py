import re
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

ROW = SimpleNamespace(
    code="MK",
    name="North Macedonia",
    borrowed_tag="",
    visitors=12345,
    percent=99,
    flag_url="/static/flags/mk.svg",
)
UNKNOWN = SimpleNamespace(
    code="ZZ", name="Unknown Region", borrowed_tag="", visitors=7, percent=1, flag_url=None
)
STORY = SimpleNamespace(headline="A <b>story</b>", get_absolute_url="/en/articles/a-story/")


OPENING = SimpleNamespace(visitors=5000, started_on=date(2019, 1, 13))


def totals(**changes):
    values = {
        "visits": 54321,
        "visitors": 44321,
        "since": date(2019, 1, 13),
        "is_demo": False,
        "opening": None,
    }
    return SimpleNamespace(**values | changes)


def counter(rows=(ROW, UNKNOWN), *, columns="2", names=True, percent=False, **changes):
    context = {
        "countries": rows,
        "totals": totals(**changes),
        "columns": columns,
        "names": names,
        "percent": percent,
    }
    return squeezed(render_to_string("visitors/blocks/flag_counter.html", context))


def block(name, **values):
    return squeezed(render_to_string(f"visitors/blocks/{name}.html", {"blocks": SimpleNamespace(**values)}))


def squeezed(html):
    return re.sub(r"\s+", " ", html)


def test_online_now():
    html = block("online_now", online=581, busiest_day=None)
    assert 'data-block="online-now"' in html
    assert '<p class="online-number" data-online>581</p>' in html
    assert "most ever" not in html


def test_the_most_readers_ever_together():
    html = block("online_now", online=3, busiest_day=SimpleNamespace(peak_online=1581, day=date(2024, 4, 8)))
    assert "most ever: 1,581 on 8 April 2024" in html


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
        html = counter()
    assert 'data-block="flag-counter"' in html
    assert 'data-country="MK" data-visitors="12345"' in html, "a number for machines has no dots"
    assert 'data-country="ZZ" data-visitors="7"' in html
    assert html.count("<img") == 1
    assert 'data-total-visits="54321"' in html
    assert 'datetime="2019-01-13"' in html
    assert '<a href="https://db-ip.com" rel="noopener">IP Geolocation by DB-IP</a>' in html


def test_demo_data_is_labelled():
    assert "demonstration data" not in counter()
    assert "demonstration data" in counter(is_demo=True)


def test_an_empty_flag_counter_says_so():
    html = counter([], visits=0)
    assert "Nobody has been counted yet." in html
    assert "<ul" not in html


def test_the_opening_balance_is_shown_as_such():
    assert "taken over" not in counter()
    expected = "5,000 visitors taken over from the counter of the old site since 13 January 2019"
    assert expected in counter(opening=OPENING)


def test_without_names_they_are_there_for_those_who_hear_the_page():
    html = counter(names=False, columns="4")
    assert "flag-columns-4 flag-rows-short" in html
    assert '<span class="unseen">North Macedonia</span>' in html
    assert 'data-country="MK" data-visitors="12345"' in html


def test_percent():
    assert "<small>99 %</small>" in counter(percent=True)
    assert "%" not in counter()


def span(key, rows, is_open):
    return SimpleNamespace(key=key, label=key, rows=rows, is_open=is_open)


def test_most_popular():
    rows = [SimpleNamespace(page_key="articles.article:42", views=3, edition=STORY)]
    html = block("most_popular", popular=[span("24 hours", [], False), span("7 days", rows, True)])
    assert 'data-block="most-popular"' in html
    assert (
        '<li data-page="articles.article:42"><a href="/en/articles/a-story/">A &lt;b&gt;story&lt;/b&gt;</a>'
        in html
    )
    assert html.count("<details") == 1
    assert "Nobody" not in html


def test_most_popular_without_readers():
    html = block("most_popular", popular=[span("24 hours", [], False), span("All time", [], False)])
    assert html.count("Nobody has been counted yet.") == 1
