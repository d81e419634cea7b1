"""The report, for a person at a terminal and for a program."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from tests.visitors.readers import fold, read
from visitors import history, opening
from visitors.models import LanguageDay, ReferrerDay

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)


@pytest.fixture
def noon():
    with time_machine.travel(datetime(2026, 11, 21, 11, tzinfo=UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def busy(noon):
    """A counted reader, a program, two thousand invented readers, languages and a referring site."""
    read()
    read(agent="curl/8.14.1")
    fold()
    history.add_demo_history([history.DemoDay(DAY, {"XK": 2000}, 2000, 4000, languages={"rom": 2000})])
    ReferrerDay.objects.create(day=DAY, host="example.org", readers=1500)


def report(capsys, *options):
    call_command("visitors_report", *options)
    return capsys.readouterr().out


def test_for_people(busy, capsys):
    text = report(capsys, "--since", DAY.isoformat(), "--until", DAY.isoformat())
    for words in (
        "Readers from 2026-11-21 to 2026-11-21",
        "2,000  XK  Kosovo",
        "1  MK  North Macedonia",
        "2,000  rom Romani",
        "1  en  articles.article:42",
        "1,500  example.org",
        "invented demo data",
        "1  bots and programs",
    ):
        assert words in text
    assert "older counter" not in text


def test_for_programs(busy, capsys):
    found = json.loads(report(capsys, "--json"))
    assert found["totals"] == {"visits": 2001, "visitors": 2001, "views": 4001}
    assert found["countries"][0] == {"code": "XK", "name": "Kosovo", "visitors": 2000, "views": 4000}
    assert found["pages"] == [{"language": "en", "page_key": "articles.article:42", "views": 1, "opened": 1}]
    assert found["languages"][0] == {"language": "rom", "readers": 2000, "views": 4000}
    assert found["referrers"] == [{"host": "example.org", "readers": 1500}]
    assert (found["since"], found["online_now"]) == ("2019-01-13", 1)
    assert found["not_counted"] == [{"reason": "bot", "count": 1}]
    assert found["opening_balance"] is None


def test_an_older_counter_is_named_where_its_figures_are_included(busy, capsys):
    opening.take_over(opening.offer(b"XK,70\ntotal,500\nsince,2014-05-01\n", source="old.csv"))
    text = report(capsys)
    assert "Readers from 2014-05-01 to now" in text
    assert "Included from an older counter (old.csv): 500 visits and 70 visitors since 2014-05-01." in text
    assert "2,070  XK  Kosovo" in text
    assert json.loads(report(capsys, "--json"))["opening_balance"] == {
        "since": "2014-05-01",
        "visits": 500,
        "visitors": 70,
        "source": "old.csv",
        "taken_over_at": "2026-11-21T11:00:00+00:00",
    }
    of_a_day = json.loads(report(capsys, "--json", "--since", DAY.isoformat()))
    assert (of_a_day["opening_balance"], of_a_day["totals"]["visits"]) == (None, 2001)


def test_it_speaks_english_whatever_the_site_speaks(busy, capsys):
    with translation.override("mk"):
        assert "1  bots and programs" in report(capsys)


def test_an_empty_report_is_readable(capsys):
    assert "nothing yet" in report(capsys)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--since", "yesterday"], "Write it as 2026-11-21"),
        (["--since", "2026-02-30"], "Write it as 2026-11-21"),
        (
            ["--since", "2020-11-21", "--until", "2020-11-20"],
            "--since 2020-11-21 is after --until 2020-11-20",
        ),
        (["--since", (timezone.localdate() + timedelta(days=30)).isoformat()], "still to come"),
    ],
)
def test_dates_are_explained(options, words):
    with pytest.raises(CommandError, match=words):
        call_command("visitors_report", *options)


def test_every_question_is_asked_once_however_much_there_is(busy, django_assert_num_queries, capsys):
    with django_assert_num_queries(8):
        report(capsys)
    for number in range(30):
        LanguageDay.objects.create(day=DAY - timedelta(days=number), language="tr", readers=1, views=1)
        ReferrerDay.objects.create(day=DAY, host=f"site-{number}.example", readers=1)
    with django_assert_num_queries(8):
        report(capsys)
