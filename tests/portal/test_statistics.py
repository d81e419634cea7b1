"""The statistics page: what it says, and that it asks the same number of questions however much was counted."""

import html
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.portal.counted import (
    count_countries,
    count_days,
    count_drops,
    count_languages,
    count_stories,
    take_over,
)
from tests.portal.paper import paper
from visitors.flags import flag_files
from visitors.models import Reason

pytestmark = pytest.mark.django_db
QUERIES = 18  # one of them asks which languages stand in; it is kept for a minute


def page_of(client, language="en"):
    return re.sub(r"\s+", " ", client.get(f"/{language}/statistics/").content.decode())


def rows(page, table=0):
    """The rows of a table of numbers as lists of text."""
    found = re.findall(r'<table class="numbers">(.*?)</table>', page)[table]
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", found))
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in cells]


@pytest.mark.parametrize("many", [False, True])
def test_the_number_of_queries_is_exact(client, django_assert_num_queries, many):
    paper(200 if many else 2)
    count_stories("en")
    count_days(2000 if many else 1)
    count_countries({code.upper(): 9 for code in list(flag_files())[: 200 if many else 1]})
    count_languages(dict.fromkeys(("en", "mk", "sq") if many else ("en",), 3))
    count_drops(dict.fromkeys(Reason if many else [Reason.BOT], 1))
    with django_assert_num_queries(QUERIES):
        assert client.get("/en/statistics/").status_code == 200


def test_sums_of_today_of_a_week_and_of_a_month(client):
    count_days(40, visitors=1000)
    assert rows(page_of(client))[1:] == [
        ["Today", "1,000", "1,500", "2,000"],
        ["7 days", "7,000", "10,500", "14,000"],
        ["30 days", "30,000", "45,000", "60,000"],
    ]


def test_the_chart_has_a_bar_and_the_table_a_row_for_each_of_thirty_days(client):
    count_days(1, visitors=1234)
    page = page_of(client)
    assert page.count('<rect class="chart-bar"') == 30
    table = rows(page, 1)
    assert len(table) == 31
    assert table[1][1:] == ["1,234", "1,851", "2,468"]
    assert table[30][1:] == ["0", "0", "0"]
    first = timezone.localdate() - timedelta(days=29)
    assert f'<time datetime="{first:%Y-%m-%d}">' in page


def test_without_readers_there_is_no_empty_chart(client):
    page = page_of(client)
    assert "chart-bar" not in page
    assert page.count("Nobody has been counted yet.") == 2
    assert 'class="languages-read"' not in page


def test_countries_with_few_visitors_stand_together(client):
    count_days(1, visitors=108)
    count_countries({"MK": 80, "XK": 20, "DE": 4, "AL": 1, "ZZ": 3})
    page = page_of(client)
    found = re.findall(r'data-country="(\w+)" data-visitors="(\d+)"', page)
    assert found == [("MK", "80"), ("XK", "20"), ("ZZ", "3"), ("other", "5")]
    assert "Other countries (2)" in page
    assert "Germany" not in page
    assert sum(int(count) for _code, count in found) == 108


def test_borrowed_names_of_countries_say_their_language(client):
    count_countries({"DE": 80})
    assert '<span lang="mk">Германија</span>' in page_of(client, "rom")


def test_the_opening_balance_is_shown_as_such(client):
    count_days(1, visitors=10)
    assert "taken over" not in page_of(client)
    take_over(5000, date(2019, 1, 13))
    page = page_of(client)
    assert "5,000 visitors taken over from the counter of the old site since 13 January 2019" in page
    assert "<dd>5,010</dd>" in page
    assert rows(page)[1][1] == "10", "no day has readers of the old counter"
    assert "The figures of single days do not." in page


def test_what_is_not_counted_is_told_with_its_reason(client):
    count_drops({Reason.BOT: 7000, Reason.PREFETCH: 3})
    count_drops({Reason.BOT: 1000}, days_ago=5)
    count_drops({Reason.STAFF: 1}, days_ago=31)
    assert rows(page_of(client), -1)[1:] == [
        ["bots and programs", "7,000", "8,000"],
        ["pages loaded in advance", "3", "3"],
    ]


def test_languages_by_their_own_names(client):
    count_languages({"rom": 12, "sr": 30})
    page = page_of(client)
    assert '<th scope="row" lang="sr-Latn">Srpski</th>' in page
    assert ["Romani čhib", "12", "24"] in rows(page, 1)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("middleware", "Our own server counts the pages that it sends."),
        ("beacon", "Without JavaScript nothing"),
    ],
)
def test_how_we_count_tells_how_we_count(client, settings, way, words):
    settings.VISITORS_COUNT = way
    page = page_of(client)
    assert words in page
    assert "Global Privacy Control" in page
    assert "deleted after at most 48 hours" in page
    assert "at most 300 pages a day" in page


def test_what_others_may_copy_is_complete(client, settings):
    settings.SITE_URL = "https://paper.example"
    snippet = html.unescape(re.search(r"<code>(.*?)</code>", page_of(client, "mk"))[1])
    assert snippet.startswith(
        '<a href="https://paper.example/mk/statistics/"><img src="https://paper.example/visitors/'
    )
    address = html.unescape(re.search(r'src="https://paper.example([^"]+)"', snippet)[1])
    assert address.endswith("?columns=2&rows=8&lang=mk")
    assert client.get(address).headers["Content-Type"] == "image/svg+xml"


def test_the_link_that_the_country_data_ask_for(client):
    assert '<a href="https://db-ip.com" rel="noopener">IP Geolocation by DB-IP</a>' in page_of(client)


def test_tables_as_files_are_linked(client):
    page = page_of(client)
    assert 'href="/en/statistics.csv"' in page
    assert 'href="/en/statistics.csv?table=countries"' in page
