"""The front page desk in the admin: who may use it, each of its buttons, and what two editors at once see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Fallback
from articles.standins import rules
from newsroom.models import FrontPage, Slot
from tests.factories import PUBLISHED_AT, UserFactory
from tests.newsroom.front_pages import desk, headlines, launch, place, press, reader, story, version
from tests.portal.admin_pages import unsafe_parts

pytestmark = pytest.mark.django_db
PAGES = ["/admin/front/", "/admin/front/en/", "/admin/front/en/history/", "/admin/front/en/preview/"]


@pytest.fixture
def ana(client):
    user = UserFactory(role="editor")
    client.force_login(user)
    return user


def html(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def arranged(state="draft") -> list[tuple[int, str]]:
    slots = Slot.objects.filter(front__state=state).select_related("article")
    return [(slot.place, slot.article.headline_en) for slot in slots]


@pytest.mark.parametrize("role", ["contributor", "journalist", "translator", "reader statistics"])
@pytest.mark.parametrize("address", PAGES)
def test_other_colleagues_are_refused(client, role, address):
    client.force_login(UserFactory(role=role))
    html(client, address, 403)


@pytest.mark.parametrize("address", PAGES)
def test_strangers_are_sent_to_the_log_in(client, address):
    html(client, address, 302)


@pytest.mark.parametrize("address", PAGES)
def test_editors_are_let_in(client, ana, address):
    launch(story("One"), by=ana)
    page = html(client, address)
    assert unsafe_parts(page) == []
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    "address", ["/admin/front/xx/", "/admin/front/xx/history/", "/admin/front/xx/preview/"]
)
def test_unknown_languages(client, ana, address):
    html(client, address, 404)


@pytest.mark.parametrize("role", ["journalist", "translator"])
def test_a_forged_step_is_refused(client, role):
    edition = story("One")
    client.force_login(UserFactory(role=role))
    for step in ("add_first", "launch", "automatic"):
        assert press(client, step, article=edition.article_id).status_code == 403
    assert client.post("/admin/front/", {"text_en": "War", "hours": 1}).status_code == 403
    assert not FrontPage.objects.exists()


def test_the_buttons_do_what_they_say(client, ana):
    one, two, three = (story(name).article_id for name in ("One", "Two", "Three"))
    press(client, "add_first", article=one)
    press(client, "add_first", article=two)
    press(client, "add_last", article=three)
    assert arranged() == [(0, "Two"), (1, "One"), (2, "Three")]
    press(client, "up", article=three)
    press(client, "pin", article=one)
    assert arranged() == [(0, "Two"), (1, "Three"), (2, "One")]
    press(client, "move", article=one, place=5)
    press(client, "down", article=two)
    assert arranged() == [(0, "Three"), (1, "Two"), (5, "One")]
    press(client, "remove", article=three)
    press(client, "loosen", article=one)
    assert arranged() == [(0, "Two"), (1, "One")]
    assert press(client, "launch").status_code == 302
    assert arranged("live") == [(0, "Two"), (1, "One")]
    assert reader(client) == ["Two", "One", "Three"]


def test_times(client, ana):
    one = story("One").article_id
    press(client, "add_first", article=one)
    answer = press(client, "times", article=one, starts_at="2030-01-02T10:00", ends_at="2.1.2030 11:00")
    assert answer.status_code == 302
    slot = Slot.objects.get()
    assert (slot.ends_at - slot.starts_at) == timedelta(hours=1)
    assert "stands here from" in html(client, desk())


@pytest.mark.parametrize(
    ("starts_at", "ends_at"), [("2030-01-02T10:00", "2030-01-02T10:00"), ("yesterday", ""), ("", "99999999")]
)
def test_impossible_times_are_told_and_not_lost(client, ana, starts_at, ends_at):
    one = story("One").article_id
    press(client, "add_first", article=one)
    answer = press(client, "times", article=one, starts_at=starts_at, ends_at=ends_at)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'class="errorlist' in page
    for typed in filter(None, (starts_at, ends_at)):
        assert f'value="{typed}"' in page


def test_the_second_editor_is_told_and_does_the_step_with_one_more_press(client, ana):
    one, two = story("One").article_id, story("Two").article_id
    press(client, "add_first", article=one)
    seen = version()
    press(client, "add_last", article=two)
    late = client.post(desk(), {"step": "remove", "article": one, "version": seen})
    assert late.status_code == 409
    page = late.content.decode()
    assert "A colleague changed this front page meanwhile" in page
    assert f'name="article" value="{one}"' in page.partition("Do my step now")[0].rpartition("<form")[2]
    assert len(arranged()) == 2
    assert press(client, "remove", article=one).status_code == 302
    assert arranged() == [(0, "Two")]


@pytest.mark.parametrize(
    "data",
    [
        {"step": "dance"}, {"step": ""}, {"step": "up", "article": "1"}, {"step": "up", "article": "x"},
        {"step": "add_first", "article": "9" * 40}, {"step": "add_first", "article": "77"},
        {"step": "move", "article": "1", "place": "x"}, {"step": "launch", "version": "x"},
        {"step": "show_again", "front": "5"}, {"step": "redraft"}, {"step": "up", "version": "-1"},
    ],
)  # fmt: skip
def test_nonsense_is_answered_in_words(client, ana, data):
    answer = client.post(desk(), {"version": "0"} | data)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert not FrontPage.objects.exists()


def test_history(client, ana):
    first = launch(story("One"), by=ana)
    launch(story("Two"), by=ana)
    page = html(client, "/admin/front/en/history/")
    assert page.count('name="step" value="redraft"') == 2
    assert page.count('name="step" value="show_again"') == 1
    assert ana.username in page
    press(client, "show_again", front=first.pk)
    assert arranged("live") == [(0, "One")]
    press(client, "redraft", front=first.pk)
    assert arranged("draft") == [(0, "One")]
    press(client, "discard")
    press(client, "automatic")
    assert (arranged("draft"), arranged("live")) == ([], [])


def test_another_languages_page_is_not_launched_here(client, ana):
    other = launch(story("Вест", "mk"), by=ana, language="mk")
    assert press(client, "show_again", front=other.pk).status_code == 400


def test_an_overtaken_draft_says_so(client, ana):
    first = launch(story("One"), by=ana)
    press(client, "redraft", front=first.pk)
    assert "launched another front page" not in html(client, desk())
    FrontPage.objects.draft("en").update(created_at=PUBLISHED_AT)
    press(client, "automatic")
    assert "launched another front page" in html(client, desk())


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        ({"scheduled": True}, "scheduled"),
        ({"embargoed": True}, "embargoed until"),
        ({"withdrawn": True}, "withdrawn"),
    ],
)
def test_what_readers_do_not_see_is_marked(client, ana, state, mark):
    place(story("Secret", **state), by=ana)
    row = html(client, desk()).partition('class="places"')[2].partition("</ol>")[0]
    assert "place-hidden" in row
    assert mark in row


def test_a_story_that_does_not_exist_in_the_language_is_marked(client, ana):
    place(story("Вест", "mk"), by=ana)
    assert "not in this language" in html(client, desk())


def test_a_story_that_stands_in_from_another_language_is_shown(client, ana):
    Fallback.objects.create(language="rom", fills_up=True, chain=["mk"])
    rules.forget()
    launch(story("Вест", "mk"), by=ana, language="rom")
    assert reader(client, "rom") == ["Вест"]
    page = html(client, desk("rom"))
    assert "in Македонски" in page
    assert "place-hidden" not in page
    other = story("Избори", "mk")
    assert "Избори" in html(client, desk("rom") + "?q=избори").partition('class="found"')[2]
    press(client, "add_first", article=other.article_id, language="rom")
    press(client, "launch", language="rom")
    assert reader(client, "rom") == ["Избори", "Вест"]


def test_search(client, ana):
    story("Elections in June")
    story("Housing", scheduled=True)
    found = html(client, desk() + "?q=housing").partition('class="found"')[2].partition("</section>")[0]
    assert "Housing" in found
    assert "Elections" not in found
    story("ИЗБОРИ", "mk")
    assert "ИЗБОРИ" in html(client, desk("mk") + "?q=избори").partition('class="found"')[2]


def test_headlines_are_escaped(client, ana):
    launch(story("<script>alert(1)</script>"), by=ana)
    for address in PAGES:
        assert "<script>alert" not in html(client, address)


def test_the_preview_is_the_exact_page_and_private(client, ana):
    one, two = story("One"), story("Two")
    first = launch(one, by=ana)
    place(two, by=ana)
    press(client, "up", article=two.article_id)
    answer = client.get("/admin/front/en/preview/")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    page = answer.content.decode()
    assert "Preview of the draft" in page
    assert headlines(page)[:2] == ["Two", "One"]
    assert reader(client)[:2] == ["One", "Two"]
    assert headlines(html(client, f"/admin/front/en/preview/?front={first.pk}"))[0] == "One"
    html(client, "/admin/front/en/preview/?front=999999", 404)
    html(client, "/admin/front/en/preview/?front=x", 404)
    press(client, "launch")
    assert headlines(page) == reader(client)


def test_the_desk_speaks_the_editors_language_the_preview_the_readers(client, ana):
    launch(story("Вест", "mk"), by=ana, language="mk")
    assert '<html lang="mk"' in html(client, "/admin/front/mk/preview/")
    assert '<html lang="en' in html(client, "/admin/front/mk/")


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        html(client, address)
    return len(found)


QUERIES = {"/admin/front/": 20, "/admin/front/en/": 16, "/admin/front/en/history/": 7}


@pytest.mark.parametrize("stories", [2, 15])
def test_the_number_of_queries_does_not_grow(client, ana, stories):
    for number in range(stories):
        launch(story(f"Story {number}"), by=ana)
    place(story("New"), by=ana)
    assert {address: queries(client, address) for address in QUERIES} == QUERIES


def test_a_search_for_what_no_database_can_hold_finds_stories_all_the_same(client, ana):
    story("Housing")
    assert "Housing" in html(client, desk() + "?q=%00housing%00").partition('class="found"')[2]
