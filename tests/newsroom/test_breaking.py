"""Breaking news: one line above every page of a language, until its end."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import publishing_story
from articles.errors import NewsroomError
from newsroom.fronts import breaking
from newsroom.models import BreakingNews
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def ana(client):
    return UserFactory(role="editor")


def announce(ana, until=None, article=None, **texts):
    return breaking.announce(texts, until=until or timezone.now() + HOUR, by=ana, article=article)


def line(client, address="/en/") -> str:
    page = client.get(address).content.decode()
    return page.partition('class="breaking"')[2].partition("</section>")[0]


def test_every_page_of_the_language_shows_it_once(client, ana):
    announce(ana, en="Minister resigns", mk="Министерот поднесе оставка")
    for address in ("/en/", "/en/archive/", "/en/about/", "/en/people/", "/en/statistics/"):
        assert client.get(address).content.decode().count("Minister resigns") == 1
    assert "Министерот" in line(client, "/mk/")
    assert line(client, "/sq/") == ""


def test_the_end_comes_by_itself(client, ana):
    announce(ana, en="Minister resigns")
    with time_machine.travel(timezone.now() + HOUR + timedelta(seconds=1)):
        assert line(client) == ""


def test_a_later_line_takes_the_place_of_the_earlier(client, ana):
    announce(ana, en="First", mk="Прва")
    announce(ana, en="Second")
    assert "Second" in line(client)
    assert "First" not in client.get("/en/").content.decode()
    assert "Прва" in line(client, "/mk/")
    assert BreakingNews.objects.running("en").count() == 1


def test_a_line_is_ended_early_and_once(client, ana):
    (news,) = announce(ana, en="First")
    assert breaking.end(news, by=ana)
    assert not breaking.end(news, by=ana)
    assert line(client) == ""


def test_it_leads_to_its_story_while_readers_can_open_it(client, ana):
    edition = EditionFactory(language="en", published=True)
    announce(ana, article=edition.article, en="Council adopts plan", sq="Këshilli")
    assert f'href="{edition.get_absolute_url()}"' in line(client)
    assert "<a" not in line(client, "/sq/")
    edition.status = "withdrawn"
    edition.save()
    assert "<a" not in line(client)


def test_the_text_is_escaped(client, ana):
    announce(ana, en="<script>alert(1)</script>")
    assert "&lt;script&gt;" in line(client)


@pytest.mark.parametrize("hours", [0, -1, 25])
def test_it_ends_within_a_day(ana, hours):
    with pytest.raises(NewsroomError):
        announce(ana, until=timezone.now() + hours * HOUR, en="Now")


def test_it_says_something(ana):
    with pytest.raises(NewsroomError):
        announce(ana, en="  ", mk="")


def test_announced_and_ended_in_the_admin(client, ana):
    client.force_login(ana)
    edition = EditionFactory(language="en", published=True)
    data = {"text_en": "Minister resigns", "text_mk": "Оставка", "hours": 3, "story": edition.article_id}
    assert client.post("/admin/front/", data).status_code == 302
    assert BreakingNews.objects.running().count() == 2
    page = client.get("/admin/front/").content.decode()
    assert "Minister resigns" in page
    assert "Minister resigns" in client.get("/admin/front/en/preview/").content.decode()
    news = BreakingNews.objects.get(language="en")
    assert client.get(f"/admin/front/breaking/{news.pk}/end/").status_code == 405
    for _ in range(2):
        assert client.post(f"/admin/front/breaking/{news.pk}/end/").status_code == 302
    assert [news.language for news in BreakingNews.objects.running()] == ["mk"]
    assert BreakingNews.objects.get(language="en").ended_by == ana


@pytest.mark.parametrize(
    "data",
    [
        {"hours": 1}, {"text_en": "x" * 141, "hours": 1}, {"text_en": "Now"}, {"text_en": "Now", "hours": 48},
        {"text_en": "Now", "hours": 1, "story": 999},
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_not_lost(client, ana, data):
    client.force_login(ana)
    answer = client.post("/admin/front/", data)
    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()
    assert data.get("text_en", "")[:140] in answer.content.decode()
    assert not BreakingNews.objects.exists()


def test_others_cannot_end_it(client, ana):
    (news,) = announce(ana, en="First")
    client.force_login(UserFactory(role="journalist"))
    assert client.post(f"/admin/front/breaking/{news.pk}/end/").status_code == 403
    assert BreakingNews.objects.running().exists()


def test_a_story_that_is_killed_takes_its_line_with_it(client, ana):
    article = ArticleFactory(published=["en", "mk"])
    announce(
        ana,
        en="Minister resigns",
        mk="Министерот поднесе оставка",
        sq="Ministri jep dorëheqjen",
        article=article,
    )
    publishing_story.kill_story(article, by=ana, reason="He did not.", languages=["en"])
    assert line(client) == ""
    assert line(client, "/sq/") == ""
    assert "Министерот" in line(client, "/mk/")


def test_a_line_stays_when_its_story_is_only_unpublished(client, ana):
    article = ArticleFactory(published=["en"])
    announce(ana, en="Minister resigns", article=article)
    publishing_story.withdraw_story(article, by=ana)
    assert "Minister resigns" in line(client)
