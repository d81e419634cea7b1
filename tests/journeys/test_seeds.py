"""The main job on real input: import the old pages, publish them, read them in two languages, count by country."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition
from tests.articles.newsroom import desk_data, desk_url, story_data
from tests.factories import UserFactory
from visitors import figures, recorder
from visitors.fold import fold_waiting

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
SKOPJE, PRISTINA = "77.28.0.1", "46.99.0.1"


@pytest.fixture
def imported(shared):
    """The five old pages, as drafts."""
    call_command("import_site", str(shared / "seeds"), "--format", "text", stdout=StringIO())
    return list(Article.objects.order_by("pk"))


def publish_all(client, articles):
    """An editor opens each draft, writes a headline where there is none, and publishes it."""
    for article in articles:
        words = article.words(article.original_language)
        words["headline"] = words["headline"] or "The Romani Union and its offices"
        at = timezone.localtime(published).strftime("%Y-%m-%dT%H:%M") if (published := _date(article)) else ""
        data = story_data(article, **words, section=article.section_id, published_at=at, _publish="1")
        client.post(reverse("admin:articles_article_change", args=[article.pk]), data)


def _date(article):
    return article.editions.get().published_at


def translate(client, article):
    """A colleague publishes it in Macedonian too."""
    headline = "Спасовски се сретна со Виторино"
    client.post(desk_url(article, "mk"), desk_data(article, "mk", headline=headline, _publish="1"))


def read_everywhere(client, article):
    """A reader in Skopje and one in Prishtina read every language of the story."""
    for address in (SKOPJE, PRISTINA):
        headers = {"user-agent": BROWSER, "accept-language": "mk", "x-forwarded-for": address}
        for edition in Edition.objects.live().filter(article=article):
            page = client.get(edition.get_absolute_url(), headers=headers)
            assert page.status_code == 200
            assert edition.headline in page.content.decode()


def test_from_the_old_pages_to_counted_readers(client, settings, imported):
    settings.TRUSTED_PROXIES = ["127.0.0.1/32"]
    assert len(imported) >= 12
    assert not Edition.objects.live().exists()
    client.force_login(UserFactory(role="editor"))
    publish_all(client, imported)
    assert Edition.objects.live("en").count() == len(imported)
    last = Edition.objects.get(article=imported[-1])
    assert timezone.localtime(last.published_at).date().isoformat() == "2022-11-10"
    translate(client, last.article)
    client.logout()

    read_everywhere(client, last.article)
    recorder.finish()
    fold_waiting()
    assert {(row.code, row.visitors, row.views) for row in figures.countries()} == {
        ("MK", 1, 2),
        ("XK", 1, 2),
    }
    assert client.get("/visitors/now.json").json() == {"online": 2, "visits": 2, "since": "2019-01-13"}
    page = client.get("/mk/").content.decode()
    assert 'data-country="XK" data-visitors="1"' in page
    assert f'data-page="{last.article.page_key}"' in page


def test_nothing_of_the_old_site_s_furniture_reaches_readers(client, imported):
    client.force_login(UserFactory(role="editor"))
    publish_all(client, imported)
    client.logout()
    for edition in Edition.objects.live():
        page = client.get(edition.get_absolute_url()).content.decode()
        for furniture in ("protected from spambots", "FaLang", "581 visitors", "watching ROMATIMES"):
            assert furniture not in page
