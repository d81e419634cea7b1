"""The first page of the newsroom: what waits for whom."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import correcting, publishing_story
from articles.models import Article, Correction, Edition
from newsroom.desk.start import StartPage
from tests.factories import ArticleFactory, EditionFactory, UserFactory
from tests.newsroom.figures import read
from tests.portal.admin_pages import unsafe_parts

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
TODAY = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOON, tick=False):
        yield


def boxes(user) -> dict[str, list[str]]:
    return {box.key: [item.text for item in box.items] for box in StartPage(user).boxes}


def page(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("admin:index")).content.decode()


def story(headline: str, language="mk", **state) -> Edition:
    return EditionFactory(language=language, words__headline=headline, **state)


def give(edition: Edition, user, language: str, **values):
    return edition.article.plans.create(language=language, assignee=user, **values)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("contributor", ["tasks", "coming", "planned"]), ("journalist", ["tasks", "coming", "planned"]),
        ("translator", ["tasks", "stale", "coming", "planned"]),
        ("editor", ["tasks", "review", "coming", "planned"]), ("reader statistics", []),
    ],
)  # fmt: skip
def test_everybody_gets_the_lists_they_can_work_on(client, role, expected):
    user = UserFactory(role=role, translates=["sq"] if role == "translator" else [])
    assert list(boxes(user)) == expected
    html = page(client, user)
    assert unsafe_parts(html) == []
    assert len(re.findall(r"<h1\b", html)) == 1
    assert ("Nothing waits for you." in html) == bool(expected)


def test_my_tasks(client):
    me = UserFactory(role="translator", translates=["sq"])
    give(story("Later", published=True), me, "sq", due_on=date(2026, 12, 1))
    give(story("Urgent", published=True), me, "sq", due_on=date(2026, 11, 19))
    give(story("Of another", published=True), UserFactory(), "sq")
    give(story("Not wanted", published=True), me, "sq", timing="not_wanted")
    done = story("Handed in", published=True)
    EditionFactory(article=done.article, language="sq", in_review=True)
    give(done, me, "sq")
    story("My draft", "sq", translator=me, source_language="mk")
    story("Given back", "sq", translator=me, source_language="mk", change_request="Shorter, please")
    wrong = story("Wrong number", published=True)
    correction = Correction.objects.create(article=wrong.article, language="mk", kind="correction")
    correction.texts.create(language="sq")
    correction.texts.create(language="tr")
    assert boxes(me)["tasks"] == ["Urgent", "Later", "Wrong number", "Given back", "My draft"]
    assert "Shorter, please" in page(client, me)


def test_what_waits_for_an_editor(client):
    editor = UserFactory(role="editor")
    late, early = story("Second", in_review=True), story("First", in_review=True)
    Edition.objects.filter(pk=early.pk).update(changed_at=NOON - timedelta(hours=2))
    Edition.objects.filter(pk=late.pk).update(changed_at=NOON - timedelta(hours=1))
    assert boxes(editor)["review"] == ["First", "Second"]


def test_translations_whose_original_changed():
    me = UserFactory(role="translator", translates=["sq", "tr"])
    for headline, language, update, major in [
        ("Small", "sq", 4, 0), ("Great", "tr", 5, 4), ("Not mine", "sr", 5, 5), ("Up to date", "sq", 2, 2)
    ]:  # fmt: skip
        article = ArticleFactory()
        EditionFactory(
            article=article,
            language="mk",
            published=True,
            revision=9,
            update_revision=update,
            major_revision=major,
        )
        EditionFactory(
            article=article, language=language, published=True, source_language="mk", source_revision=3,
            words__headline=headline,
        )  # fmt: skip
    assert boxes(me)["stale"] == ["Great", "Small"]


def test_what_comes_next():
    me = UserFactory(role="editor")
    for hours, headline in [(5, "Later"), (1, "Sooner"), (-1, "Out already")]:
        Edition.objects.filter(pk=story(headline, scheduled=True).pk).update(
            published_at=NOON + timedelta(hours=hours)
        )
    for days, headline in [(7, "Next week"), (6, "In six days"), (0, "Today"), (-1, "Yesterday")]:
        Article.objects.filter(pk=story(headline).article_id).update(planned_on=TODAY + timedelta(days=days))
    found = boxes(me)
    assert found["coming"] == ["Sooner", "Later"]
    assert found["planned"] == ["Today", "In six days"]


def test_contributors_learn_nothing_of_others():
    contributor = UserFactory(role="contributor")
    story("Secret", scheduled=True)
    Article.objects.filter(pk=story("Secret").article_id).update(planned_on=TODAY)
    assert not any(boxes(contributor).values())


def test_thrown_away_stories_wait_for_nobody():
    editor = UserFactory(role="editor")
    edition = story("In the bin", in_review=True)
    give(edition, editor, "sq")
    Article.objects.update(binned_at=NOON)
    assert not any(boxes(editor).values())


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_what_readers_read(client, role):
    article = ArticleFactory(published=["mk", "en"])
    hidden = story("Hidden", in_review=True)
    read(article.page_key, 4321, day=TODAY)
    read(hidden.article.page_key, 5000, day=TODAY)
    html = page(client, UserFactory(role=role)).partition('id="start-readers"')[2].partition("</section>")[0]
    assert article.headline_en in html
    assert "Hidden" not in html
    assert ("readers: " in html) == (role == "editor")
    assert ("Online now" in html) == (role == "editor")


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize(("role", "expected"), [("editor", 12), ("translator", 10), ("contributor", 6)])
def test_the_number_of_queries_does_not_grow(role, expected, count, client):
    me = UserFactory(role=role, translates=["sq"] if role == "translator" else [])
    for _ in range(count):
        give(story("Given", published=True), me, "sq")
        story("Draft", translator=me)
        story("Waits", in_review=True)
        story("Coming", scheduled=True)
        Article.objects.filter(pk=story("Planned").article_id).update(planned_on=TODAY)
        article = ArticleFactory(published=["mk"])
        Correction.objects.create(article=article, language="mk", kind="correction").texts.create(
            language="sq"
        )
        read(article.page_key, 5, day=TODAY)
    me.get_all_permissions()
    with CaptureQueriesContext(connection) as queries:
        start = StartPage(me)
        assert all(len(box.items) <= 18 for box in start.boxes)
        if start.may_see_numbers:
            assert start.online == start.today == 0
        assert len(start.most_read) <= 6
    assert len(queries) == expected


def test_headlines_are_escaped(client):
    story("<script>alert(1)</script>", in_review=True)
    assert "<script>alert" not in page(client, UserFactory(role="editor"))


def test_what_was_taken_away_is_nobodys_task_any_more():
    editor, translator = UserFactory(role="editor"), UserFactory(role="translator", translates=["sq", "rom"])
    mk = story("Повлечена вест", published=True)
    EditionFactory(article=mk.article, language="sq", published=True)
    give(mk, translator, "sq")
    assert boxes(translator)["tasks"] == []
    publishing_story.withdraw_story(mk.article, by=editor, languages=["sq"])
    assert boxes(translator)["tasks"] == []


def test_a_killed_story_leaves_no_task_behind():
    editor, translator = UserFactory(role="editor"), UserFactory(role="translator", translates=["sq", "rom"])
    mk = story("Лажна вест", published=True)
    EditionFactory(article=mk.article, language="sq")
    give(mk, translator, "rom")
    correcting.open_correction(mk.article, "mk", kind="correction", text="Беше вчера.", by=editor)
    assert len(boxes(translator)["tasks"]) == 2
    publishing_story.kill_story(mk.article, by=editor, reason="It never happened.")
    assert boxes(translator)["tasks"] == boxes(editor)["tasks"] == []


def test_a_correction_is_a_task_of_whoever_may_tell_it():
    mk = story("Беше вчера", published=True)
    EditionFactory(article=mk.article, language="sq", published=True)
    editor, translator = UserFactory(role="editor"), UserFactory(role="translator", translates=["sq"])
    correcting.open_correction(mk.article, "mk", kind="correction", text="Беше вчера.", by=editor)
    assert boxes(editor)["tasks"] == ["Беше вчера"]
    assert boxes(translator)["tasks"] == []
