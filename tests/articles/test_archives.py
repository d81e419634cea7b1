"""The archive: years, months, days, and that every story is four clicks away."""

import re
from datetime import UTC, datetime

import pytest

from articles.models import Edition
from articles.standins import set_rule
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def out(*times, languages=("en",)):
    """A story for each time."""
    for at in times:
        ArticleFactory(published=languages).editions.update(published_at=at)


def at(year, month, day=15, hour=12):
    return datetime(year, month, day, hour, tzinfo=UTC)


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_years_and_months_with_their_counts(client):
    out(at(2019, 1), at(2019, 1, 16), at(2019, 11), at(2022, 5))

    page = get(client, "/en/archive/")

    assert re.findall(r'href="/en/archive/(\d{4})/">', page) == ["2022", "2019"]
    assert re.findall(r"archive/(\d{4}/\d\d)/.*?<small>(\d+)</small>", page) == [
        ("2022/05", "1"), ("2019/11", "1"), ("2019/01", "2"),
    ]  # fmt: skip
    assert "3 stories" in page


def test_a_year_shows_the_newest_stories_of_each_month_and_leads_to_its_neighbours(client):
    out(*(at(2020, 3, day) for day in range(1, 8)), at(2020, 12), at(2018, 6), at(2024, 2))

    page = get(client, "/en/archive/2020/")

    march = page[page.index('href="/en/archive/2020/03/"') :]
    assert march.count('class="line"') == 4
    assert "7 stories" in march
    assert page.index("archive/2020/12/") < page.index("archive/2020/03/")
    assert 'rel="prev" href="/en/archive/2018/"' in page
    assert 'rel="next" href="/en/archive/2024/"' in page


def test_a_month_leads_to_the_months_beside_it_that_have_stories(client):
    out(at(2020, 3), at(2019, 11), at(2021, 2))

    page = get(client, "/en/archive/2020/03/")

    assert 'rel="prev" href="/en/archive/2019/11/"' in page
    assert 'rel="next" href="/en/archive/2021/02/"' in page
    assert '<a href="/en/archive/2020/">2020</a>' in page


def test_months_begin_by_the_clock_of_the_newsroom(client):
    """Half past eleven in the evening of the last of May in London is June in Skopje."""
    out(at(2024, 5, 31, 22), at(2024, 5, 31, 21))

    page = get(client, "/en/archive/")

    assert re.findall(r"archive/2024/(\d\d)/.*?<small>(\d+)</small>", page) == [("06", "1"), ("05", "1")]
    assert "1 June 2024" in get(client, "/en/archive/2024/06/")
    assert 'rel="prev" href="/en/archive/2024/05/"' in get(client, "/en/archive/2024/06/")


@pytest.mark.parametrize("year", ["0000", "0001", "1799", "2200", "9999", "99999", "20"])
def test_nonsense_years(client, year):
    assert client.get(f"/en/archive/{year}/").status_code == 404


@pytest.mark.parametrize("address", ["1800/", "2199/", "2199/12/", "1800/01/", "2024/"])
def test_years_without_stories_say_so(client, address):
    assert '<div class="empty">' in get(client, f"/en/archive/{address}")


def test_the_archive_says_whether_other_languages_stand_in(client):
    out(at(2024, 5), languages=["mk"])

    assert "published in this language" in get(client, "/en/archive/")
    set_rule("en", fills_up=True, chain=["mk"])
    page = get(client, "/en/archive/")
    assert "published in this language" not in page
    assert "or in another one where it does not exist" in page


def test_every_story_is_four_clicks_from_the_front_page(client):
    out(*(at(2024, 5, day % 28 + 1) for day in range(70)))

    shown, pages = set(), {"/en/"}
    for _click in range(4):
        found = {page: get(client, page) for page in pages - shown}
        shown |= set(found)
        links = {
            (page + link if link.startswith("?") else link)
            for page, text in found.items()
            for link in re.findall(r'href="(/en/archive/[^"]*|\?page=\d+)"', text)
        }
        pages = {link.split("/?page")[0] + "/?page" + link.split("/?page")[1] if "/?page" in link else link
                 for link in links if link.count("?") < 2}  # fmt: skip
    stories = set()
    for page in shown:
        stories |= set(re.findall(r'href="(/en/articles/[^"]+)"', get(client, page)))
    assert stories >= {edition.get_absolute_url() for edition in Edition.objects.all()}
