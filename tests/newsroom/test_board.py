"""The language board: what it shows to whom, in which order, and how little it asks the database."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import LanguagePlan
from articles.models.plan import Timing
from newsroom.models import RequestCount
from tests.factories import ArticleFactory, EditionFactory, SectionFactory, UserFactory
from tests.newsroom.figures import read
from tests.newsroom.stories import many
from tests.portal.admin_pages import unsafe_parts

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/board/"
QUERIES = 15
"""At most, for an editor with a cold cache, for one story or ten thousand. One more while the worker is silent."""


def log_in(client, role="editor", **kwargs):
    user = UserFactory(role=role, **kwargs)
    client.force_login(user)
    return user


def shown(client, query="", status=200) -> str:
    page = client.get(ADDRESS + query)
    assert page.status_code == status
    return re.sub(r"\s+", " ", page.content.decode())


def headlines(html: str) -> list[str]:
    found = re.findall(r'<th scope="row">(.*?)<small>', html)
    return [re.sub(r"<[^>]+>", "", each).strip() for each in found]


def cell(html: str, place: int = 0) -> str:
    """The words of one cell, without tags; 0 is the first language of the first story."""
    found = re.findall(r"<td>(.*?)</td>", html)[place]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found)).strip()


def story(headline: str, **kwargs):
    kwargs = {"original_language": "en", "published": ["en"]} | kwargs
    return ArticleFactory(published__words__headline=headline, **kwargs)


class TestWhoMaySee:
    def test_strangers_are_sent_to_the_log_in(self, client):
        answer = client.get(ADDRESS)
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("admin:login"))
        assert client.post(ADDRESS).status_code == 302

    @pytest.mark.parametrize(
        ("role", "status"),
        [
            ("contributor", 200),
            ("journalist", 200),
            ("translator", 200),
            ("editor", 200),
            ("administrator", 200),
            ("reader statistics", 403),
        ],
    )
    def test_who_writes_or_translates(self, client, role, status):
        log_in(client, role)
        assert client.get(ADDRESS).status_code == status
        page = client.get(reverse("admin:index")).content.decode()
        assert (f'href="{ADDRESS}"' in page) == (status == 200)

    def test_a_contributor_sees_her_own_stories_and_nobody_sees_the_bin(self, client):
        ana = log_in(client, "contributor")
        story("Mine", created_by=ana)
        story("Theirs")
        story("Thrown away", created_by=ana, binned_at=timezone.now())
        assert headlines(shown(client)) == ["Mine"]


def test_a_row_for_each_story_and_a_column_for_each_language(client):
    log_in(client)
    article = story("Housing")
    EditionFactory(article=article, language="mk", in_review=True, source_language="en")
    html = shown(client)
    assert re.findall(r'data-language="(\w+)"', html) == ["en", "mk", "rom", "sq", "sr", "tr"]
    assert headlines(html) == ["Housing"]
    assert cell(html, 0).startswith("published")
    assert "original" in cell(html, 0)
    assert cell(html, 1).startswith("in review")
    assert cell(html, 2).startswith("missing")
    for language in ("mk", "rom"):
        desk = reverse("admin:articles_article_desk", args=[article.pk, language])
        assert f'href="{desk}"' in html
        assert client.get(desk).status_code == 200
    assert unsafe_parts(html) == []
    assert len(re.findall(r"<h1\b", html)) == 1


def test_a_cell_tells_age_colleague_day_words_and_requests(client):
    log_in(client)
    article, ana = story("Housing"), UserFactory(role="translator", translates=["rom"], first_name="Ana")
    article.editions.update(
        revision=5, update_revision=5, churn=34, updated_at=timezone.now() - timedelta(days=3)
    )
    EditionFactory(article=article, language="rom", published=True, source_language="en", source_revision=4)
    due = timezone.localdate() - timedelta(days=1)
    LanguagePlan.objects.create(article=article, language="rom", assignee=ana, due_on=due)
    RequestCount.objects.create(article=article, language="sq", on=due, count=12)
    html = shown(client)
    assert "update needed" in cell(html, 2)
    assert "3 days" in cell(html, 2)
    assert "34 words changed" in cell(html, 2)
    assert "Ana" in cell(html, 2)
    assert "late" in cell(html, 2)
    assert "12 readers ask" in cell(html, 3)


def test_a_translator_begins_with_her_own_languages_and_may_choose_all(client):
    log_in(client, "translator", translates=["rom", "sq"])
    story("Housing")
    assert re.findall(r'data-language="(\w+)"', shown(client)) == ["rom", "sq"]
    assert len(re.findall(r'data-language="(\w+)"', shown(client, "?chosen=1"))) == 6
    assert re.findall(r'data-language="(\w+)"', shown(client, "?lang=tr")) == ["tr"]


def test_filters(client):
    ana = log_in(client)
    culture = SectionFactory()
    done, mine, other = story("Done", section=culture), story("Mine"), story("Unwanted bridge")
    EditionFactory(article=done, language="rom", published=True)
    LanguagePlan.objects.create(article=mine, language="rom", assignee=ana)
    LanguagePlan.objects.create(article=other, language="rom", timing=Timing.NOT_WANTED)
    free = story("Free")
    expected = {
        "": {"Done", "Mine", "Unwanted bridge", "Free"},
        "&state=missing": {"Free"},
        "&state=assigned": {"Mine"},
        "&state=not_wanted": {"Unwanted bridge"},
        "&state=published": {"Done"},
        "&state=waits": {"Mine", "Free"},
        "&who=me": {"Mine"},
        f"&who={ana.pk}": {"Mine"},
        "&who=nobody": {"Free"},
        f"&section={culture.pk}": {"Done"},
        "&q=BRIDGE+unwanted": {"Unwanted bridge"},
        "&q=nowhere": set(),
        "&order=waiting": {"Mine", "Free"},
    }
    for query, found in expected.items():
        assert set(headlines(shown(client, f"?lang=rom{query}"))) == found, query
    assert free.pk


def test_the_filter_stays_in_the_address(client):
    log_in(client)
    section = SectionFactory()
    for number in range(51):
        story(f"Story {number}", section=section)
    html = shown(client, f"?lang=rom&lang=sq&state=missing&section={section.pk}&order=newest&q=story")
    following = re.search(r'rel="next" href="([^"]+)"', html)[1].replace("&amp;", "&")
    for part in (
        "lang=rom",
        "lang=sq",
        "state=missing",
        f"section={section.pk}",
        "order=newest",
        "q=story",
        "page=2",
    ):
        assert part in following
    assert headlines(shown(client, following)) == ["Story 0"]


def test_orders(client):
    log_in(client)
    old, popular, asked = story("Old"), story("Popular"), story("Asked")
    story("New")
    read(popular.page_key, 30)
    read(old.page_key, 5)
    for language, count in (("rom", 7), ("en", 99)):  # what can be read already counts for nothing
        RequestCount.objects.create(article=asked, language=language, on=timezone.localdate(), count=count)
    RequestCount.objects.create(article=old, language="sq", on=timezone.localdate(), count=2)
    RequestCount.objects.create(article=popular, language="en", on=timezone.localdate(), count=50)
    old.editions.update(published_at=timezone.now() - timedelta(days=9), came_out_at=None)
    draft = EditionFactory(article=asked, language="sq", source_language="en")
    type(draft).objects.filter(pk=draft.pk).update(changed_at=timezone.now() - timedelta(days=5000))
    assert headlines(shown(client)) == ["Popular", "Old", "New", "Asked"]
    assert "30 readers" in shown(client)
    assert headlines(shown(client, "?order=requests")) == ["Asked", "Old", "New", "Popular"]
    assert headlines(shown(client, "?order=newest")) == ["New", "Asked", "Popular", "Old"]
    assert headlines(shown(client, "?order=waiting"))[0] == "Asked"


FIRST_PAGES = ("", "?order=waiting", "?order=requests&lang=rom&state=missing", "?who=nobody")
LATER_PAGES = ("?page=11", "?page=200", "?order=waiting&page=30", "?order=requests&page=11")


def test_ten_thousand_stories_in_six_languages_ask_no_more_than_one(client):
    log_in(client)
    counted = {}
    for stories, queries_of_address in ((1, FIRST_PAGES), (9_999, FIRST_PAGES + LATER_PAGES)):
        many(stories)
        for query in queries_of_address:
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                shown(client, query)
            counted[stories, query] = len(queries)
    assert max(counted.values()) == QUERIES, counted


@pytest.mark.parametrize(
    "query",
    [
        "?lang=xx", "?lang=%00", "?state=ready%00", "?section=999999", "?section=-1", "?section=²", "?who=999999",
        "?who=%00", "?q=%00", "?order=DROP", "?q=" + "x" * 5000, "?section=1' OR 1=1",
    ],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_gets_a_message_and_filters_nothing(client, query):
    log_in(client)
    story("Housing")
    html = shown(client, query, status=400)
    assert headlines(html) == ["Housing"]
    assert 'class="errorlist"' in html


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "%00", "²", "1.5", "1e9"])
def test_a_page_that_does_not_exist_is_the_nearest(client, page):
    log_in(client)
    story("Housing")
    assert headlines(shown(client, f"?page={page}")) == ["Housing"]


def test_a_killed_story_is_no_work(client):
    log_in(client)
    story("Goes on")
    gone = story("Never happened")
    gone.editions.update(status="withdrawn", killed_at=timezone.now())
    assert headlines(shown(client, "?chosen=1&state=missing")) == ["Goes on"]
    assert headlines(shown(client, "?chosen=1&state=killed")) == ["Never happened"]
    assert len(headlines(shown(client, "?chosen=1"))) == 2
