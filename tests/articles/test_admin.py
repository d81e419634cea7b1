"""The newsroom as a journalist uses it. Every refusal is tried by a forged POST and has a twin that works."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition
from tests.articles.newsroom import (
    add,
    change_url,
    desk_data,
    desk_url,
    log_in,
    step_url,
    story_data,
    taking_away,
)  # fmt: skip
from tests.factories import ArticleFactory, EditionFactory, TagFactory

pytestmark = pytest.mark.django_db


def test_a_journalist_writes_tags_and_publishes_a_story(client):
    user, tag = log_in(client, "journalist"), TagFactory()
    response = add(client, tags=[tag.pk], _publish="1")
    article = Article.objects.get()
    assert response.headers["Location"] == change_url(article)
    edition = article.editions.get()
    assert (edition.language, edition.slug, edition.is_live) == ("mk", "romite-vo-skopje", True)
    assert (article.created_by, list(article.tags.all())) == (user, [tag])


def test_saving_keeps_an_unfinished_draft(client):
    log_in(client, "journalist")
    add(client, headline="", body="")
    assert Edition.objects.get().status == "draft"


@pytest.mark.parametrize(
    ("field", "message"), [("headline", "The headline is missing"), ("body", "The text is missing")]
)
def test_publishing_without_words_is_refused_and_nothing_typed_is_lost(client, field, message):
    log_in(client, "journalist")
    response = add(client, standfirst="Двапати подолг вовед", _publish="1", **{field: ""})
    assert message in response.content.decode()
    assert "Двапати подолг вовед" in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("2020-01-01T10:00", "Give a date and time in the future"),
        ("", "Give a date and time in the future"),
        ("2020-02-31T10:00", "Enter a valid date/time"),
    ],
)
def test_wrong_times_are_explained(client, wanted, message):
    log_in(client, "journalist")
    response = add(client, published_at=wanted, _schedule="1")
    assert message in response.content.decode()
    assert not Edition.objects.exists()


def test_scheduling(client):
    log_in(client, "journalist")
    at = timezone.localtime() + timedelta(days=2)
    add(client, published_at=at.strftime("%Y-%m-%dT%H:%M"), _schedule="1")
    edition = Edition.objects.get()
    assert edition.status == "scheduled"
    assert not edition.is_live


def test_a_taken_address_is_refused_with_a_free_one(client):
    EditionFactory(language="mk", slug="taken")
    log_in(client, "journalist")
    response = add(client, slug="taken")
    assert "taken-2" in response.content.decode()
    assert Article.objects.count() == 1


def test_two_editors_save_one_edition(client):
    article = ArticleFactory(drafts=["mk"])
    log_in(client, "editor", username="ana")
    old = story_data(article, headline="Текстот на Бојан")
    client.post(change_url(article), story_data(article, headline="Текстот на Ана"))
    log_in(client, "editor", username="bojan")
    page = client.post(change_url(article), old).content.decode()
    assert "Nothing of yours is lost" in page
    assert "Текстот на Бојан" in page
    assert "Текстот на Ана" in page
    assert Article.objects.get().headline_mk == "Текстот на Ана"
    article.refresh_from_db()
    client.post(change_url(article), story_data(article, headline="Текстот на Бојан"))
    assert Article.objects.get().headline_mk == "Текстот на Бојан"


def test_two_editors_change_the_facts(client):
    article = ArticleFactory(drafts=["mk"])
    log_in(client, "editor")
    old = story_data(article) | {"version": None}
    client.post(change_url(article), story_data(article))
    edition = article.editions.get()
    page = client.post(change_url(article), old | {"version": edition.version}).content.decode()
    assert "A colleague changed the section" in page


def test_unpublishing(client):
    article = ArticleFactory(published=["mk"])
    log_in(client, "editor")
    client.post(step_url("unpublish", article), taking_away("mk", reason="Грешка"))
    edition = article.editions.get()
    assert edition.status == "withdrawn"
    assert edition.transitions.get().reason == "Грешка"
    assert client.get(f"/mk/articles/{edition.slug}/").status_code == 410


def test_preview_shows_a_draft_to_colleagues_only_and_is_kept_out_of_caches(client):
    edition = EditionFactory(language="mk", words__headline="Тајно")
    url = reverse("admin:articles_article_preview", args=[edition.article_id, "mk"])
    assert client.get(url).status_code == 302
    log_in(client, "editor")
    response = client.get(url)
    assert "Тајно" in client.get(f"{url}page/").content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_the_language_panel_shows_what_exists(client):
    article = ArticleFactory(published=["mk"], drafts=["sq"])
    log_in(client, "editor")
    page = client.get(change_url(article)).content.decode()
    assert "Македонски" in page
    assert "state-published" in page
    assert "state-draft" in page
    assert page.count("no text yet") == 4


def test_the_desk_says_when_the_original_is_newer(client):
    article = ArticleFactory(published=["mk"])
    EditionFactory(article=article, language="en", source_language="mk", source_revision=1)
    log_in(client, "editor")
    message = "The original has changed since"
    assert message not in client.get(desk_url(article, "en")).content.decode()
    client.post(change_url(article), story_data(article, headline="Друг наслов"))
    assert message in client.get(desk_url(article, "en")).content.decode()


def test_the_list_does_not_count_or_query_per_row(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    log_in(client, "editor")
    url = reverse("admin:articles_article_changelist")
    client.get(url)
    EditionFactory.create_batch(3, published=True)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
    EditionFactory.create_batch(30, published=True)
    with django_assert_num_queries(len(few)) as many:
        client.get(url)
    assert not [
        q for q in many if "COUNT(" in q["sql"] and "LIMIT" not in q["sql"] and "articles_article" in q["sql"]
    ]


def test_my_stories_and_stories_with_open_notes(client):
    user = log_in(client, "journalist")
    mine, asked, neither = (
        EditionFactory(words__headline=word).article for word in ("Моја", "Прашана", "Туѓа")
    )
    Article.objects.filter(pk=mine.pk).update(created_by=user)
    asked.notes.create(code="e-mail-lost", text="Address missing")
    neither.notes.create(code="answered", text="Done", resolved_at=timezone.now())
    url = reverse("admin:articles_article_changelist")
    for choice, found in (({"writer": "me"}, mine), ({"notes": "open"}, asked)):
        listed = client.get(url, choice).context["cl"].result_list
        assert [article.pk for article in listed] == [found.pk]


def test_long_and_odd_searches_are_answered(client):
    log_in(client, "editor")
    for query in ("x" * 60000, "a " * 2000, "\x00", "%'\""):
        response = client.get(reverse("admin:articles_article_changelist"), {"q": query})
        assert response.status_code in {200, 302}


def test_a_scheduled_story_that_has_come_out_is_unpublished_and_not_taken_off_the_schedule(client):
    edition = EditionFactory(scheduled=True, published_at=timezone.now() - timedelta(days=1))
    article = edition.article
    log_in(client, "editor")
    page = client.get(change_url(article)).content.decode()
    assert "state-published" in page
    assert "Unpublish" in page
    assert "Take off the schedule" not in page
    assert client.post(change_url(article), story_data(article, _return="1")).status_code == 403
    client.post(step_url("unpublish", article), taking_away("mk"))
    assert client.get(f"/mk/articles/{edition.slug}/").status_code == 410


@pytest.mark.parametrize("state", [{"published": True}, {"scheduled": True}])
@pytest.mark.parametrize(
    ("field", "message"), [("headline", "The headline is missing"), ("body", "The text is missing")]
)
def test_what_readers_read_cannot_be_saved_without_words(client, state, field, message):
    edition = EditionFactory(**state)
    log_in(client, "editor")
    response = client.post(change_url(edition.article), story_data(edition.article, **{field: " "}))
    assert message in response.content.decode()
    assert getattr(Edition.objects.get(), field)


def test_a_story_whose_words_are_gone_can_still_be_unpublished(client):
    edition = EditionFactory(published=True)
    log_in(client, "editor")
    Article.objects.update(headline_mk="")
    client.post(step_url("unpublish", edition.article), taking_away("mk"))
    assert Edition.objects.get().status == "withdrawn"


@pytest.mark.parametrize("button", ["_save", "_publish", "_schedule"])
@pytest.mark.parametrize("year", ["0001", "0202", "9999"])
def test_a_mistyped_year_is_told(client, year, button):
    log_in(client, "editor")
    response = add(client, published_at=f"{year}-01-01T00:00", **{button: "1"})
    assert "Enter a valid date/time." in response.content.decode()
    assert not Article.objects.exists()


def test_saving_a_story_that_waits_does_not_publish_it_by_a_wrong_date(client):
    edition = EditionFactory(scheduled=True)
    log_in(client, "editor")
    past = story_data(edition.article, published_at="2020-01-01T10:00")
    assert "in the future" in client.post(change_url(edition.article), past).content.decode()
    assert Edition.objects.get().stage == "scheduled"
    assert client.post(change_url(edition.article), past | {"_return": "1"}).status_code == 302
    assert Edition.objects.get().stage == "draft"


@pytest.mark.parametrize("number", [-1, 10**30])
def test_a_forged_revision_is_refused(client, number):
    article = ArticleFactory(published=["mk"])
    log_in(client, "editor")
    response = client.post(desk_url(article, "sq"), desk_data(article, "sq", source_revision=number))
    assert response.status_code == 200
    assert not Edition.objects.filter(language="sq").exists()
