"""Editors who press a button of the front page desk or move a plan in the same moment."""

from datetime import date

import pytest

from articles.models import Article
from newsroom.models import BreakingNews, FrontPage, Slot
from tests.articles.test_same_moment import post_together
from tests.factories import UserFactory
from tests.newsroom.front_pages import desk, launch, place, story, version

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS = 3


def states() -> list[str]:
    return sorted(FrontPage.objects.filter(language="en").values_list("state", flat=True))


def test_one_draft_is_begun_and_the_others_are_told():
    posts = [
        (desk(), {"step": "add_first", "article": story(f"Story {number}").article_id, "version": 0})
        for number in range(EDITORS)
    ]
    assert post_together(*posts) == [302, 409, 409]
    assert states() == ["draft"]
    assert Slot.objects.count() == 1


def test_a_draft_is_launched_once():
    place(story("One"), by=UserFactory(role="editor"))
    post = (desk(), {"step": "launch", "version": version()})
    assert post_together(*[post] * EDITORS) == [302, 409, 409]
    assert states() == ["live"]


def test_one_page_is_live_whatever_is_pressed():
    ana = UserFactory(role="editor")
    former = launch(story("One"), by=ana)
    launch(story("Two"), by=ana)
    place(story("Three"), by=ana)
    seen = version()
    codes = post_together(
        (desk(), {"step": "launch", "version": seen}),
        (desk(), {"step": "show_again", "front": former.pk, "version": seen}),
        (desk(), {"step": "automatic", "version": seen}),
    )
    assert set(codes) <= {302, 409}
    assert states().count("live") == 1


def test_a_plan_may_be_moved_by_everybody_at_once():
    article = story("One").article
    post = (f"/admin/calendar/plan/{article.pk}/", {"on": "2030-01-02"})
    assert post_together(*[post] * EDITORS) == [302] * EDITORS
    assert Article.objects.get().planned_on == date(2030, 1, 2)


def test_breaking_news_announced_by_everybody_at_once_is_shown_once(client):
    posts = [("/admin/front/", {"text_en": f"Line {number}", "hours": 1}) for number in range(EDITORS)]
    assert post_together(*posts) == [302] * EDITORS
    assert client.get("/en/").content.decode().count('class="breaking"') == 1
    assert BreakingNews.objects.count() == EDITORS
