"""The sitemap: every page there is, each with its other languages, and nothing else."""

from datetime import timedelta

import pytest
from django.db import connection, models
from django.utils import timezone
from lxml import etree

from articles.models import Edition
from syndication.sitemaps import parts, writing
from tests.factories import (
    FAR_AWAY,
    PUBLISHED_AT,
    ArticleFactory,
    EditionFactory,
    PersonFactory,
)
from tests.portal.paper import paper
from tests.syndication.schemas import valid_index, valid_news, valid_pages

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
HIGH = 2_000 * parts.PER_PART
NAMES = {"s": writing.PROTOCOL, "x": writing.XHTML, "n": writing.NEWS}


def tree(client, path: str):
    response = client.get(path.removeprefix(SITE))
    assert response.status_code == 200, path
    assert response.headers["Content-Type"] == "application/xml"
    assert response.headers["X-Robots-Tag"] == "noindex"
    return etree.fromstring(response.content)


def texts(root, path: str) -> list[str]:
    return root.xpath(f"{path}/text()", namespaces=NAMES)


def files(client) -> list[str]:
    return texts(tree(client, "/sitemap.xml"), "//s:loc")


def whole_sitemap(client) -> dict[str, dict[str, str]]:
    """Every address with its versions by hreflang."""
    found = {}
    for file in files(client):
        for row in tree(client, file).xpath("//s:url", namespaces=NAMES):
            links = row.xpath("x:link", namespaces=NAMES)
            found[row.findtext("s:loc", namespaces=NAMES)] = {
                link.get("hreflang"): link.get("href") for link in links
            }
    return found


def file_of(record: models.Model, kind: str = "stories-en") -> str:
    """Where a record stands. No test may say 0: a database never gives a number twice, and a run makes thousands."""
    per_file = parts.PER_PART if kind.startswith("stories") else parts.THINGS_PER_PART
    return f"/sitemap-{kind}-{record.pk // per_file}.xml"


def test_every_file_follows_the_rules_of_its_format(client):
    paper(3)
    valid_index(tree(client, "/sitemap.xml"))
    for file in files(client):
        valid_pages(tree(client, file))
    valid_news(tree(client, "/en/news-sitemap.xml"))


def test_an_empty_paper_has_valid_files_too(client):
    valid_index(tree(client, "/sitemap.xml"))
    assert files(client) == [f"{SITE}/sitemap-pages.xml"]
    valid_pages(tree(client, "/sitemap-pages.xml"))
    empty = tree(client, "/rom/news-sitemap.xml")
    valid_news(empty)
    assert texts(empty, "//s:loc") == [f"{SITE}/rom/"]


def test_every_page_is_there_and_only_pages_that_answer(client):
    paper(2)
    PersonFactory(private=True, slug="lamin")
    ArticleFactory(drafts=["en"])
    EditionFactory(language="en", withdrawn=True, slug="gone")
    EditionFactory(language="en", scheduled=True, slug="later")
    EditionFactory(language="en", published=True, expires_at=PUBLISHED_AT + timedelta(days=1), slug="over")
    found = whole_sitemap(client)
    for path in ("/mk/", "/rom/people/", "/en/people/ana-kovac/", "/tr/events/meeting/", "/sq/storylines/trial/",
                 "/en/articles/newest/", "/en/tags/rights/", "/sr/sections/politics/", "/en/about/",
                 "/sq/events/2024/04/"):  # fmt: skip
        assert SITE + path in found
    assert not [url for url in found if any(word in url for word in ("lamin", "gone", "later", "over/"))]
    assert not [
        url for url in found if "/articles/" in url and url.startswith((f"{SITE}/rom/", f"{SITE}/sq/"))
    ]
    for url in found:
        assert client.get(url.removeprefix(SITE)).status_code == 200, url


def test_a_story_names_its_languages_and_nothing_more(client):
    story = EditionFactory(language="mk", published=True, slug="vest").article
    EditionFactory(article=story, language="sr", published=True, slug="vest-sr")
    EditionFactory(article=story, language="sq", slug="lajm")
    expected = {"mk": f"{SITE}/mk/articles/vest/", "sr-Latn": f"{SITE}/sr/articles/vest-sr/"}
    expected["sr-Cyrl"] = f"{SITE}/sr/cyrl/articles/vest-sr/"
    expected["x-default"] = expected["mk"]
    found = whole_sitemap(client)
    assert found[expected["mk"]] == found[expected["sr-Latn"]] == found[expected["sr-Cyrl"]] == expected


def test_a_language_that_is_switched_off_is_not_in_it(client, settings):
    file = file_of(paper(1))
    settings.LANGUAGES = [("mk", "Macedonian")]
    found = whole_sitemap(client)
    assert not [url for url in found if not url.startswith(f"{SITE}/mk/")]
    assert client.get(file).status_code == 404


def test_the_date_is_that_of_new_words_and_not_of_a_corrected_letter(client):
    edition = EditionFactory(language="en", published=True, slug="x")
    file = file_of(edition.article)
    assert texts(tree(client, file), "//s:lastmod") == ["2024-05-10T11:30:00+02:00"]
    edition.save()  # changed_at moves with every save, and readers do not care
    assert texts(tree(client, file), "//s:lastmod") == ["2024-05-10T11:30:00+02:00"]
    Edition.objects.update(updated_at=PUBLISHED_AT + timedelta(days=1))
    assert texts(tree(client, file), "//s:lastmod") == ["2024-05-11T11:30:00+02:00"]
    assert "2024-05-11T11:30:00+02:00" in texts(tree(client, "/sitemap.xml"), "//s:lastmod")


def test_records_with_high_numbers_stand_in_later_files(client, monkeypatch):
    monkeypatch.setattr(parts, "THINGS_PER_PART", 2)
    for number in range(12):
        ArticleFactory(pk=HIGH + number * parts.PER_PART // 3, published=["en"])
    stories = [file for file in files(client) if "-stories-en-" in file]
    assert len(stories) == 4
    for file in stories:
        assert len(texts(tree(client, file), "//s:loc")) == 3
    listed = [url for url in whole_sitemap(client) if url.startswith(f"{SITE}/en/articles/")]
    assert len(listed) == len(set(listed)) == 12


@pytest.mark.parametrize("many", [1, 40])
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, many):
    newest = paper(many)
    people, stories = file_of(newest.people.get(), "people"), file_of(newest)
    expected = {"/sitemap.xml": 2, "/sitemap-pages.xml": 1, people: 1, stories: 1, "/en/news-sitemap.xml": 1}
    for path, queries in expected.items():
        with django_assert_num_queries(queries):
            client.get(path)


@pytest.mark.parametrize(
    "path", ["stories-xx-0", "stories-en-7", "stories-en-99999999999999999999", "people-7", "nothing-0", "people-x",
             "people-" + "9" * 5000]
)  # fmt: skip
def test_files_that_are_not_there(client, path):
    assert client.get(f"/sitemap-{path}.xml").status_code == 404


def test_a_file_is_found_by_its_key_and_not_by_counting(client, django_assert_num_queries):
    file = file_of(paper(5))
    with django_assert_num_queries(1) as queries:
        client.get(file)
    assert "OFFSET" not in queries[0]["sql"]
    if connection.vendor == "sqlite":  # with few rows PostgreSQL takes any plan
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
            assert "SEARCH" in str(cursor.fetchall())


def test_news_is_two_days_old_at_most_and_tells_name_language_date_title(client):
    now = timezone.now()
    fresh = EditionFactory(language="sr", published=True, slug="sveze", words__headline="Plan & <rok>\x0b")
    old = EditionFactory(language="sr", published=True, slug="staro")
    ahead = EditionFactory(language="sr", scheduled=True, slug="sutra")
    for edition, at in (
        (fresh, now - timedelta(hours=47)),
        (old, now - timedelta(hours=49)),
        (ahead, FAR_AWAY),
    ):
        Edition.objects.filter(pk=edition.pk).update(published_at=at)
    EditionFactory(language="mk", published=True)
    root = tree(client, "/sr/news-sitemap.xml")
    assert texts(root, "//s:loc") == [f"{SITE}/sr/articles/sveze/"]
    assert texts(root, "//n:name") == ["Nevipe"]
    assert texts(root, "//n:language") == ["sr"]
    assert texts(root, "//n:title") == ["Plan & <rok>"]


def test_news_are_a_thousand_at_most(client, monkeypatch):
    monkeypatch.setattr("syndication.sitemaps.newest.MOST", 3)
    paper(10)
    assert len(texts(tree(client, "/en/news-sitemap.xml"), "//s:loc")) == 3
