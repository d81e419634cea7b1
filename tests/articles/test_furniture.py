"""What stands around a story: the share row, the clock, what takes place next, and where empty lists lead."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories import ArticleFactory, EditionFactory, EventFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
HEADLINE = "Ѓорѓи & „Ана“ 100% <b>?"


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def share_row(client, language="mk"):
    edition = EditionFactory(language=language, published=True, words__headline=HEADLINE)
    page = get(client, edition.get_absolute_url())
    return edition, page[
        page.index('<section class="share"') : page.index("</section>", page.index('"share"'))
    ]


def test_every_way_of_sharing_carries_the_headline_and_the_address(client, settings):
    edition, row = share_row(client)
    address = settings.SITE_URL + edition.get_absolute_url()
    links = {urlsplit(unescape(link)).netloc or urlsplit(link).scheme: unescape(link)
             for link in re.findall(r'href="([^"]+)"', row)}  # fmt: skip

    asked = {host: parse_qs(urlsplit(link).query) for host, link in links.items()}

    assert asked["mailto"] == {"subject": [HEADLINE], "body": [f"{HEADLINE}\r\n{address}"]}
    assert asked["wa.me"] == asked["forward"] == {"text": [f"{HEADLINE} {address}"]}
    assert asked["www.facebook.com"] == {"u": [address]}
    assert asked["t.me"] == {"url": [address], "text": [HEADLINE]}
    assert "@" not in row


def test_links_elsewhere_pass_on_no_trust_and_nothing_is_fetched(client):
    row = share_row(client)[1]
    for link in re.findall(r"<a [^>]+>", row):
        assert "mailto:" in link or 'rel="nofollow' in link
    assert not re.search(r"<(img|script|iframe|link)", row)


def test_buttons_wait_for_a_browser_that_can_do_it(client):
    row = share_row(client)[1]
    assert len(re.findall(r'<li hidden><button type="button" data-do="(copy|share|print)"', row)) == 3
    assert '<span role="status"></span>' in row


def test_a_preview_offers_no_sharing(client):
    client.force_login(UserFactory(role="editor"))
    draft = EditionFactory(language="mk")
    page = get(client, f"/admin/articles/article/{draft.article_id}/preview/mk/page/")
    assert 'class="share"' not in page


@pytest.mark.parametrize(
    ("language", "city"),
    [
        ("en", "Skopje"),
        ("mk", "Скопје"),
        ("rom", "Skopje"),
        ("sq", "Shkup"),
        ("sr", "Skoplje"),
        ("tr", "Üsküp"),
    ],
)
def test_the_clock_names_its_city(client, language, city):
    page = get(client, f"/{language}/")
    assert f'<span class="clock-city">{city}</span>' in page
    assert re.search(r'data-clock-time data-time-zone="Europe/Skopje">\d\d:\d\d</span>', page)


def test_what_takes_place_next_says_when_it_was_called_off(client):
    EventFactory(upcoming=True, name_en="Congress", status="postponed")
    article = ArticleFactory(published=["en"])

    for address in ("/en/", article.editions.get().get_absolute_url()):
        page = get(client, address)
        assert re.search(r'Congress</a>.*?<span class="label label-postponed">Postponed', page, re.DOTALL)


def test_a_page_of_a_person_without_stories_here_leads_to_other_languages(client):
    ana = PersonFactory()
    ArticleFactory(published=["mk"]).people.add(ana)

    page = get(client, f"/en/people/{ana.slug}/")

    assert f'<a href="/mk/people/{ana.slug}/" lang="mk" hreflang="mk">Македонски</a>' in page


def test_an_empty_front_page_and_archive_lead_to_other_languages(client):
    ArticleFactory(published=["mk"])
    for address in ("", "archive/"):
        assert (
            f'<a href="/mk/{address}" lang="mk" hreflang="mk">Македонски</a>'
            in get(client, f"/tr/{address}").partition('class="empty"')[2]
        )


def test_only_languages_with_something_to_read_are_offered(client):
    EditionFactory(language="sq", scheduled=True)
    page = get(client, "/en/archive/").partition('class="empty"')[2]
    assert "Read in" not in page


@pytest.mark.parametrize("address", ["people", "organizations"])
def test_an_empty_directory_says_so(client, address):
    assert 'class="empty"' in get(client, f"/en/{address}/")
