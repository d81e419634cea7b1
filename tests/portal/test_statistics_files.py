"""The public figures as CSV: complete, parsed back, safe to open."""

import csv
from io import StringIO

import pytest
from django.utils import timezone

from tests.portal.counted import count_countries, count_days
from visitors import countries
from visitors.flags import flag_files

pytestmark = pytest.mark.django_db


def table(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response, list(csv.reader(StringIO(response.getvalue().decode("utf-8"), newline=""), strict=True))


def test_every_day_is_a_row(client):
    count_days(400, visitors=4000)
    response, found = table(client, "/en/statistics.csv")
    assert found[0] == ["date", "visitors", "visits", "views"]
    assert found[-1] == [timezone.localdate().isoformat(), "4000", "6000", "8000"]
    assert len(found) == 401
    assert response.headers["Content-Disposition"] == 'attachment; filename="visitors-by-day.csv"'
    assert response.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert "Set-Cookie" not in response.headers


def test_countries_in_the_language_of_the_page_with_small_numbers_together(client):
    count_countries({"MK": 8000, "DE": 4, "AL": 2})
    _response, found = table(client, "/mk/statistics.csv?table=countries")
    assert found[:2] == [["country", "name", "visitors"], ["MK", "Северна Македонија", "8000"]]
    assert (found[2][0], found[2][2]) == ("", "6")
    assert len(found) == 3


def test_a_name_that_an_editor_wrote_is_no_formula(client):
    countries.own_names.know({("rom", "RS"): "=HYPERLINK(1)"})
    count_countries({"RS": 10})
    assert table(client, "/rom/statistics.csv?table=countries")[1][1] == ["RS", "'=HYPERLINK(1)", "10"]


@pytest.mark.parametrize("wanted", ["x", "", "readers", "days,countries"])
def test_other_tables_do_not_exist(client, wanted):
    assert client.get("/en/statistics.csv", {"table": wanted}).status_code == 404


@pytest.mark.parametrize("address", ["/en/statistics.csv", "/en/statistics.csv?table=countries"])
@pytest.mark.parametrize("many", [False, True])
def test_one_query_each(client, django_assert_num_queries, address, many):
    count_days(2000 if many else 1)
    count_countries({code.upper(): 9 for code in list(flag_files())[: 200 if many else 1]})
    with django_assert_num_queries(1):
        client.get(address).getvalue()


def test_an_empty_paper_has_files_with_a_header(client):
    assert table(client, "/en/statistics.csv")[1] == [["date", "visitors", "visits", "views"]]
