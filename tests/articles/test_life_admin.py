"""The pages beside the text: ask for changes, embargo and end, unpublish, kill, and the history of steps."""

import pytest
import time_machine
from django.urls import reverse

from articles import publishing, publishing_story
from articles.errors import NotReady, WrongStep
from articles.models import Edition, Transition
from articles.models.transition import Verb
from articles.publishing_times import set_embargo, set_expiry
from articles.writing import save_words
from tests.articles.newsroom import change_url, log_in, step_url, story_data, taking_away
from tests.articles.test_times import after, at
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_skopje(settings):
    """The times below are meant by this clock, wherever the suite runs."""
    settings.TIME_ZONE = "Europe/Skopje"


def page(client, url) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_asking_for_changes_needs_a_comment_and_shows_it_until_the_text_is_sent_again(client):
    writer = UserFactory(role="contributor")
    article = ArticleFactory(created_by=writer)
    EditionFactory(article=article, in_review=True)
    log_in(client, "editor")
    url = step_url("changes", article, "mk")
    assert "so that the writer knows" in client.post(url, {"comment": "  "}).content.decode()
    assert Edition.objects.get().status == "in_review"
    client.post(url, {"comment": "Кој го кажа ова?"})
    edition = Edition.objects.get()
    assert (edition.status, edition.standing) == ("draft", "needs_changes")
    client.force_login(writer)
    assert "Кој го кажа ова?" in page(client, change_url(article))
    assert "Кој го кажа ова?" in page(client, reverse("admin:articles_article_languages", args=[article.pk]))
    client.post(change_url(article), story_data(article, headline="Подобро"))
    assert "Кој го кажа ова?" in page(client, change_url(article)), "saving is not sending"
    article.refresh_from_db()
    client.post(change_url(article), story_data(article, _submit="1"))
    assert Edition.objects.get().standing == "in_review"
    assert "Кој го кажа ова?" not in page(client, change_url(article))


def test_the_button_saves_the_editors_own_words_first(client):
    edition = EditionFactory(in_review=True)
    log_in(client, "editor")
    response = client.post(change_url(edition.article), story_data(edition.article, headline="Мое", _ask="1"))
    assert response.headers["Location"] == step_url("changes", edition.article, "mk")
    assert Edition.objects.get().headline == "Мое"
    assert Edition.objects.get().status == "in_review"


@pytest.mark.parametrize("state", [{}, {"published": True}, {"scheduled": True}])
def test_changes_are_asked_for_only_in_review(client, state):
    edition = EditionFactory(**state)
    log_in(client, "editor")
    url = step_url("changes", edition.article, "mk")
    assert "has not, or not any more" in page(client, url)
    assert client.post(url, {"comment": "Смени"}).status_code == 200
    assert not Transition.objects.exists()


def test_embargo_and_end_are_set_and_shown(client):
    edition = EditionFactory()
    url = step_url("times", edition.article, "mk")
    with at(0):
        log_in(client, "editor")
        times = {"embargoed_until": "2026-05-05T10:00", "expires_at": "2026-05-06T10:00"}
        assert client.post(url, times).status_code == 302
        assert [step.verb for step in Transition.objects.order_by("pk")] == ["embargo", "expire"]
        assert "2026-05-05T10:00" in page(client, url)
        client.post(change_url(edition.article), story_data(edition.article, _publish="1"))
        assert Edition.objects.get().standing == "embargoed"
        for where in (change_url(edition.article), reverse("admin:articles_article_changelist")):
            assert "published, under embargo" in page(client, where)
        assert "embargo until" in page(client, change_url(edition.article))


@at(0)
@pytest.mark.parametrize(
    ("times", "message"),
    [
        ({"embargoed_until": "2026-05-03T10:00"}, "in the past"),
        ({"expires_at": "2026-05-03T10:00"}, "in the past"),
        ({"embargoed_until": "2026-05-05T10:00", "expires_at": "2026-05-05T10:00"}, "after it has come out"),
        ({"embargoed_until": "2027-03-28T02:30"}, "does not exist"),
        ({"expires_at": "2026-10-25T02:30"}, "comes twice"),
        ({"expires_at": "0001-01-01T00:00"}, "valid date"),
        ({"expires_at": "\x00'%"}, "valid date"),
    ],
)
def test_impossible_times_are_explained_and_none_is_saved(client, times, message):
    edition = EditionFactory()
    log_in(client, "editor")
    answer = client.post(step_url("times", edition.article, "mk"), times)
    assert message in answer.content.decode()
    assert not Transition.objects.exists()
    assert list(Edition.objects.values_list("embargoed_until", "expires_at")) == [(None, None)]


@at(0)
def test_both_times_move_together_in_either_direction(client):
    edition = EditionFactory()
    log_in(client, "editor")
    for days in ("05", "06"), ("15", "16"), ("07", "08"), ("05", "06"):
        times = dict(
            zip(("embargoed_until", "expires_at"), (f"2026-05-{d}T10:00" for d in days), strict=True)
        )
        assert client.post(step_url("times", edition.article, "mk"), times).status_code == 302
        assert Edition.objects.get().embargoed_until.day == int(days[0])


@at(0)
def test_what_readers_have_takes_no_embargo_and_the_page_says_why(client):
    edition = EditionFactory(published=True)
    log_in(client, "editor")
    url = step_url("times", edition.article, "mk")
    assert "comes too late" in page(client, url)
    client.post(url, {"embargoed_until": "2026-05-05T10:00", "expires_at": "2026-05-06T10:00"})
    edition.refresh_from_db()
    assert (edition.embargoed_until, edition.is_live) == (None, True)
    assert edition.expires_at is not None


@at(0)
@pytest.mark.parametrize(("button", "when"), [("_schedule", "2026-05-05T11:00"), ("_publish", "")])
def test_an_embargo_or_an_end_in_the_way_is_told_in_the_form_and_nothing_is_lost(client, button, when):
    edition = set_expiry(EditionFactory(), at=after(1), by=None)
    with at(2):
        log_in(client, "editor")
        data = story_data(edition.article, standfirst="Ново", published_at=when) | {button: "1"}
        answer = client.post(change_url(edition.article), data).content.decode()
        assert "online until" in answer
        assert "Ново" in answer
        assert Edition.objects.get().status == "draft"


@at(0)
def test_a_date_after_the_end_is_told(client):
    edition = set_expiry(EditionFactory(), at=after(24), by=None)
    log_in(client, "editor")
    data = story_data(edition.article, published_at="2026-06-01T10:00")
    assert "goes offline before" in client.post(change_url(edition.article), data).content.decode()
    with pytest.raises(NotReady):
        save_words(edition.article, "mk", {}, by=None, published_at=after(24))


@at(0)
def test_another_time_for_what_is_scheduled_is_a_step_of_its_own(client):
    edition = EditionFactory(scheduled=True)
    log_in(client, "editor")
    client.post(change_url(edition.article), story_data(edition.article, published_at="2026-05-09T10:00"))
    assert Edition.objects.get().published_at.day == 9
    assert Transition.objects.get().verb == Verb.SCHEDULE


def test_unpublishing_tells_readers_the_note_of_their_language(client):
    article = ArticleFactory(published=["mk", "sq", "en"])
    log_in(client, "editor")
    shown = page(client, step_url("unpublish", article) + "?language=sq")
    assert shown.count("checked") == 1
    client.post(step_url("unpublish", article), taking_away("sq", "mk", sq="Gabim në emër.", mk=""))
    states = dict(article.editions.values_list("language", "status"))
    assert states == {"mk": "withdrawn", "sq": "withdrawn", "en": "published"}
    for code in ("sq", "mk"):
        answer = client.get(article.editions.get(language=code).get_absolute_url())
        assert answer.status_code == 410
        assert ("Gabim" in answer.content.decode()) == (code == "sq")


def test_unpublishing_takes_off_the_schedule_what_only_waits():
    article = ArticleFactory(published=["mk"])
    EditionFactory(article=article, language="sq", scheduled=True)
    EditionFactory(article=article, language="tr")
    publishing_story.withdraw_story(article, by=UserFactory())
    assert dict(article.editions.values_list("language", "status")) == {
        "mk": "withdrawn", "sq": "draft", "tr": "draft",
    }  # fmt: skip


def test_all_languages_go_or_none():
    article = ArticleFactory(published=["mk"], drafts=["sq"])
    with pytest.raises(WrongStep):
        publishing_story.withdraw_story(article, languages=["mk", "sq"], by=UserFactory())
    assert article.editions.get(language="mk").is_live
    assert not Transition.objects.exists()


def test_what_expired_says_so_and_what_was_never_public_says_nothing(client):
    with at(0):
        edition = EditionFactory(language="en")
        edition = set_expiry(publishing.publish(edition, by=None), at=after(1), by=None)
        secret = publishing.publish(set_embargo(EditionFactory(), until=after(3), by=None), by=None)
        publishing.withdraw(secret, by=None, notice="Тајно")
    with time_machine.travel(after(100), tick=False):
        over = client.get(edition.get_absolute_url())
        assert (over.status_code, "no longer online" in over.content.decode()) == (410, True)
        unknown = client.get("/mk/articles/nothing/")
        answer = client.get(secret.get_absolute_url())
        assert answer.status_code == 404
        assert answer.content.replace(secret.slug.encode(), b"nothing") == unknown.content


def test_the_history_tells_who_what_when_and_why_with_few_queries(client, django_assert_num_queries):
    article = ArticleFactory(published=["mk"], drafts=["sq"])
    publishing_story.kill_story(article, by=UserFactory(), reason="Измислено")
    log_in(client, "editor")
    url = step_url("steps", article)
    shown = page(client, url)
    assert "Измислено" in shown
    assert "Killed" in shown
    with django_assert_num_queries(8) as few:
        client.get(url)
    Transition.objects.bulk_create(
        Transition(edition=edition, verb=Verb.CONFIRM, reason="3", old_status="draft", new_status="draft",
                   by=UserFactory()) for edition in article.editions.all() for _ in range(30)
    )  # fmt: skip
    with django_assert_num_queries(len(few)):
        client.get(url)


@at(0)
def test_times_that_a_colleague_changed_meanwhile_are_not_taken_away_unseen(client):
    edition, editor = EditionFactory(), log_in(client, "editor")
    url = step_url("times", edition.article, "mk")
    shown = client.get(url).context["form"]["shown"].value()
    set_embargo(edition, until=after(48), by=editor)
    mine = {"embargoed_until": "", "expires_at": "", "shown": shown}
    answer = client.post(url, mine)
    assert "changed these times meanwhile" in answer.content.decode()
    assert Edition.objects.get().is_embargoed
    client.post(url, mine | {"shown": answer.context["form"]["shown"].value()})
    assert not Edition.objects.get().is_embargoed
