"""The reader statistics as colleagues see them."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from newsroom.statistics.origins import REASONS
from tests.factories import UserFactory
from tests.newsroom.figures import DAY, NOW, TODAY, count_day, count_days, count_hour
from tests.portal.admin_pages import unsafe_parts
from visitors.models import (
    CountryTotal,
    DayTotal,
    DropDay,
    LanguageDay,
    OpeningBalance,
    Origin,
    Reason,
    ReferrerDay,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/statistics/"


def shown(client, query: str = "", status: int = 200, **headers) -> str:
    """The page as text with one blank between words."""
    page = client.get(ADDRESS + query, headers=headers)
    assert page.status_code == status
    return re.sub(r"\s+", " ", page.content.decode())


def rows(html: str, caption: str) -> list[list[str]]:
    """The cells of a table, without tags."""
    table = html.partition(f"<caption>{caption}</caption>")[2].partition("</table>")[0]
    lines = re.findall(r"<tr>(.*?)</tr>", table)
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", line) for line in lines]
    return [[re.sub(r"<svg.*?</svg>|<[^>]+>", " ", cell).strip() for cell in line] for line in cells]


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}countries.csv", f"{ADDRESS}stories.json"])
class TestWhoMaySee:
    def test_strangers_are_sent_to_the_log_in(self, client, address):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("admin:login"))

    @pytest.mark.parametrize("role", ["contributor", "journalist", "translator"])
    def test_other_colleagues_are_refused(self, client, address, role):
        client.force_login(UserFactory(role=role))
        assert client.get(address).status_code == 403

    @pytest.mark.parametrize("role", ["editor", "administrator", "reader statistics"])
    def test_these_roles_see_it(self, client, address, role):
        client.force_login(UserFactory(role=role))
        assert client.get(address).status_code == 200

    def test_who_may_not_log_in_to_the_newsroom_is_not_let_in(self, client, address):
        client.force_login(UserFactory(role="editor", is_staff=False))
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("role", ["translator", "editor", "reader statistics"])
def test_the_newsroom_leads_there(client, role):
    client.force_login(UserFactory(role=role))
    html = client.get(reverse("admin:index")).content.decode()
    assert (f'href="{ADDRESS}"' in html) == (role != "translator")
    assert (f'href="{ADDRESS}"' in client.get(reverse("admin:password_change")).content.decode()) == (
        role != "translator"
    )


def test_before_anything_was_counted_the_page_says_so(reader_of_statistics):
    html = shown(reader_of_statistics)
    assert "Nothing was counted in these days." in html
    assert "Not enough days yet." in html
    assert "demonstration data" not in html


def test_days_beside_the_days_before(reader_of_statistics):
    count_days(TODAY - 14 * DAY, TODAY - 8 * DAY, 100)
    count_days(TODAY - 7 * DAY, TODAY - DAY, 150)
    count_day(TODAY, 3000)

    html = shown(reader_of_statistics, "?period=7")

    assert "11–17 November 2026" in html
    assert "Compared with 4–10 November 2026." in html
    table = rows(html, "Day by day")
    assert table[0] == ["Day", "Visitors", "Before", "Change", "Visits", "Views", "Most online"]
    assert table[1] == ["Wed 11 Nov", "150", "100", "+50 %", "150", "300", "0"]
    assert len(table) == 8
    assert rows(html, "Countries")[1] == ["North Macedonia", "1,050", "700", "+50 %", "2,100"]


def test_a_day_that_is_not_over_is_not_compared(reader_of_statistics):
    count_days(TODAY - 3 * DAY, TODAY, 10)
    html = shown(reader_of_statistics, f"?since={TODAY}&until={TODAY}")
    assert "today is not over yet" in html
    assert rows(html, "Day by day")[0] == ["Day", "Visitors", "Visits", "Views", "Most online"]


def test_without_earlier_days_nothing_is_compared(reader_of_statistics):
    count_days(TODAY - 8 * DAY, TODAY, 10)
    html = shown(reader_of_statistics, "?period=7")
    assert "no days of the same length were counted before" in html


def test_the_months_of_a_chosen_year_and_all_years(reader_of_statistics):
    for day, visitors in ((date(2024, 1, 1), 5), (date(2024, 3, 9), 10), (date(2025, 3, 9), 30)):
        count_day(day, visitors)
    html = shown(reader_of_statistics, "?year=2025")

    assert [line[:4] for line in rows(html, "Months of 2025")[3:5]] == [
        ["March 2025", "30", "10", "+200 %"], ["April 2025", "0", "0", "0 %"],
    ]  # fmt: skip
    assert [line[:4] for line in rows(html, "All years")[1:]] == [
        ["2024", "15", "", ""], ["2025", "30", "15", "+100 %"], ["2026", "0", "", ""],
    ]  # fmt: skip
    # The running year has its months up to now; a year that was never counted leads to the newest.
    count_day(TODAY, 1)
    assert len(rows(shown(reader_of_statistics, "?year=9999"), "Months of 2026")) == 12


def test_a_mistake_in_the_days_gets_a_message_and_the_usual_days(reader_of_statistics):
    count_day(TODAY - 400 * DAY, 1)
    html = shown(reader_of_statistics, "?since=2026-11-03&until=2026-11-02", status=400)
    assert "The first day comes after the last." in html
    assert 'aria-invalid="true"' in html
    assert 'value="2026-11-03"' in html
    assert "19 October – 17 November 2026" in html


@pytest.mark.parametrize(
    "query", ["?period=%00", "?year=%00", "?since=%00&until=%ff", "?year=²²²²", "?period[]=7"]
)
def test_nonsense_is_no_server_error(reader_of_statistics, query):
    assert reader_of_statistics.get(ADDRESS + query).status_code in {200, 400}


def test_languages_sites_and_what_was_not_counted(reader_of_statistics):
    yesterday = TODAY - DAY
    LanguageDay.objects.create(day=yesterday, language="rom", readers=4, views=9)
    ReferrerDay.objects.create(day=yesterday, host="example.org", readers=7)
    DropDay.objects.create(day=yesterday, reason=Reason.BOT, count=1234)
    count_day(yesterday, 10)

    html = shown(reader_of_statistics)

    assert rows(html, "Languages")[1] == ["Romani čhib", "4", "9"]
    assert '<span lang="rom">Romani čhib</span>' in html
    assert rows(html, "Sites that link here")[1] == ["example.org", "7"]
    line = rows(html, "Not counted")[1]
    assert line[0].startswith("bots and programs")
    assert line[1] == "1,234"


def test_every_reason_is_explained():
    assert set(REASONS) == set(Reason)


def test_online_and_the_most_ever(reader_of_statistics):
    count_day(date(2026, 4, 8), 2000, peak=581)
    count_day(TODAY, 20, peak=9)
    html = shown(reader_of_statistics)
    assert "Most ever: 581 · 8 April 2026" in html
    assert "Most today: 9" in html


def test_what_was_taken_over_is_shown_as_such_and_stands_in_no_chart(reader_of_statistics):
    count_day(TODAY - DAY, 10)
    OpeningBalance.objects.create(
        started_on=date(2019, 1, 13), visits=9000, visitors=7000, source="old.csv", taken_over_at=NOW
    )
    CountryTotal.objects.create(country="DE", visitors=7000, origin=Origin.OPENING)

    html = shown(reader_of_statistics, "?period=all")

    assert "<dd>7,010</dd>" in html
    assert "7,000 visitors taken over from the counter of the old site since 13 January 2019" in html
    assert rows(html, "All years")[-1][:2] == ["2026", "10"]
    assert [line[:2] for line in rows(html, "Countries")[1:]] == [
        ["Germany", "7,000"],
        ["North Macedonia", "10"],
    ]
    assert [line[:2] for line in rows(shown(reader_of_statistics), "Countries")[1:]] == [
        ["North Macedonia", "10"]
    ]


def test_invented_numbers_are_called_invented(reader_of_statistics):
    count_day(TODAY - DAY, 10)
    assert "demonstration data" not in shown(reader_of_statistics)
    DayTotal.objects.update(origin=Origin.DEMO)
    assert "Includes demonstration data." in shown(reader_of_statistics)


def test_headings_are_in_order_and_tables_say_what_they_are(reader_of_statistics):
    count_days(TODAY - 70 * DAY, TODAY, 10)
    count_hour(NOW.replace(minute=0) - timedelta(days=1), 10)
    html = shown(reader_of_statistics)
    main = html.partition("<main")[2]

    assert re.findall(r"<h([1-6])", main)[:3] == ["1", "2", "2"]
    assert set(re.findall(r"<h([1-6])", main)) == {"1", "2"}
    assert main.count("<table>") == main.count("<caption>") >= 4
    assert "<th>" not in main
    assert main.count('role="img"') == 4  # days, hours, years, months
    assert len(set(ids := re.findall(r'\sid="([^"]+)"', html))) == len(ids)
    assert unsafe_parts(html) == []


def test_numbers_are_written_as_the_reader_of_the_page_writes_them(reader_of_statistics):
    count_days(TODAY - 40 * DAY, TODAY, 1000)
    html = shown(reader_of_statistics, "?period=7", accept_language="mk")
    assert '<td class="number">7.000</td>' in html
    assert "Северна Македонија" in html
    assert '<html lang="mk"' in html
    assert not re.search(r'\s(?:x|y|width|height|d)="[^"]*\d,\d', html)
