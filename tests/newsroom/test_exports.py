"""Tables as files."""

import csv
from io import StringIO

import pytest

from tests.corpus import ABSENT, cases
from tests.factories import EditionFactory
from tests.newsroom.figures import DAY, TODAY, count_day, count_days, read
from visitors.models import ReferrerDay

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/statistics/"
KEYS = [
    "course", "hours", "countries", "languages", "sections", "stories", "referrers", "not-counted", "years", "months",
]  # fmt: skip
FORMULAS = tuple("=+-@\t\r\n\0＝＋－＠")


def read_csv(response) -> list[list[str]]:
    return list(csv.reader(StringIO(response.getvalue().decode("utf-8-sig"), newline=""), strict=True))


@pytest.fixture
def two_weeks(db):
    count_days(TODAY - 14 * DAY, TODAY - 8 * DAY, 100)
    count_days(TODAY - 7 * DAY, TODAY - DAY, 150)


def test_every_table_is_there(reader_of_statistics):
    for key in KEYS:
        for kind in ("csv", "json"):
            assert reader_of_statistics.get(f"{ADDRESS}{key}.{kind}").status_code == 200
    assert reader_of_statistics.get(f"{ADDRESS}readers.csv").status_code == 404
    assert reader_of_statistics.get(f"{ADDRESS}countries.xlsx").status_code == 404


def test_a_table_for_a_spreadsheet(reader_of_statistics, two_weeks):
    answer = reader_of_statistics.get(f"{ADDRESS}countries.csv?period=7")

    assert answer.headers["Content-Type"].startswith("text/csv")
    name = "nevipe-countries-2026-11-11-to-2026-11-17.csv"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert read_csv(answer) == [
        ["code", "name", "visitors", "views", "visitors_before", "change_percent"],
        ["MK", "North Macedonia", "1050", "2100", "700", "50"],
    ]


def test_a_table_for_a_program(reader_of_statistics, two_weeks):
    answer = reader_of_statistics.get(f"{ADDRESS}course.json?since=2026-11-16&until=2026-11-17")
    data = answer.json()
    lines = data.pop("lines")
    assert data == {
        "table": "course", "since": "2026-11-16", "until": "2026-11-17", "compared_since": "2026-11-14",
        "compared_until": "2026-11-15", "includes_demo_data": False,
    }  # fmt: skip
    assert lines[0] == {
        "code": "2026-11-16", "name": "Mon 16 Nov", "visitors": 150, "visits": 150, "views": 300, "peak_online": 0,
        "visitors_before": 150, "change_percent": 0,
    }  # fmt: skip
    assert 'filename="nevipe-course-2026-11-16-to-2026-11-17.json"' in answer.headers["Content-Disposition"]


def test_years_and_months_bear_their_own_dates(reader_of_statistics, two_weeks):
    files = [reader_of_statistics.get(f"{ADDRESS}{key}.csv?year=2026") for key in ("months", "years")]
    assert "nevipe-months-2026.csv" in files[0].headers["Content-Disposition"]
    assert "nevipe-years-to-2026-11-18.csv" in files[1].headers["Content-Disposition"]


def test_days_that_make_no_sense_give_no_file(reader_of_statistics, two_weeks):
    answer = reader_of_statistics.get(f"{ADDRESS}countries.csv?since=2026-11-12&until=2026-11-11")
    assert answer.status_code == 400
    assert "first day" in answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_no_headline_is_a_formula(reader_of_statistics):
    count_day(TODAY - DAY, 10)
    found = [case.values[0].get("value") for case in cases("text/csv_cells.jsonl")]
    texts = [text.replace("\0", "")[:200] for text in found if text is not None]
    if not texts:
        pytest.skip(ABSENT)
    for text in texts:
        read(EditionFactory(language="en", published=True, words__headline=text).article.page_key, 3)

    header, *lines = read_csv(reader_of_statistics.get(f"{ADDRESS}stories.csv"))

    assert len(lines) == len(texts) > 10
    assert {len(line) for line in lines} == {len(header)}
    assert not [line for line in lines if line[1].startswith(FORMULAS)]


def test_no_host_is_a_formula(reader_of_statistics):
    count_day(TODAY - DAY, 10)
    ReferrerDay.objects.create(day=TODAY - DAY, host="=cmd|'/c calc'!a0", readers=3)
    _header, line = read_csv(reader_of_statistics.get(f"{ADDRESS}referrers.csv"))
    assert not any(cell.startswith(FORMULAS) for cell in line)
