"""“How big is this change?”: asked when it matters, and never at the price of what was typed."""

import pytest
from django.urls import reverse

from articles.models import Article, Revision
from articles.writing import new_words, save_words
from tests.articles.newsroom import change_url, desk_data, desk_url, log_in, story_data
from tests.axe import faults
from tests.factories import PASSWORD, ArticleFactory, EditionFactory, TagFactory, UserFactory

pytestmark = pytest.mark.django_db
QUESTION = "How big is this change?"
ASKED = "Say how big the change is, then save again."


def save(client, article, **changes):
    """Save the story as its form would, with the words that it has."""
    words = Article.objects.get(pk=article.pk).words("mk")
    return client.post(change_url(article), story_data(article) | words | changes)


@pytest.mark.parametrize("weight", ["typo", "update", "major"])
def test_the_answer_is_kept_with_the_words(client, weight):
    article = ArticleFactory(published=["mk"])
    log_in(client, "editor")
    save(client, article, headline="Нов наслов", weight=weight)
    revision = Revision.objects.latest("pk")
    assert (revision.headline, revision.weight) == ("Нов наслов", weight)


@pytest.mark.parametrize("weight", ["", "enormous"])
def test_without_an_answer_the_form_comes_back_with_everything_in_it(client, weight):
    article, tag = ArticleFactory(published=["mk"]), TagFactory()
    log_in(client, "editor")
    page = save(
        client, article, headline="Нов наслов", body="<p>Нов текст</p>", tags=[tag.pk], weight=weight
    ).content.decode()
    for kept in (QUESTION, "Нов наслов", "Нов текст", tag.name_en, "data-asked", "weight-error"):
        assert kept in page
    assert (ASKED in page) == (weight == "")
    assert Article.objects.get().headline_mk != "Нов наслов"
    save(client, article, headline="Нов наслов", weight="typo")
    assert Article.objects.get().headline_mk == "Нов наслов"


def test_saving_facts_only_asks_nothing(client):
    article, tag = ArticleFactory(published=["mk"]), TagFactory()
    save_words(article, "mk", {"standfirst": "Прво\r\nвторо"}, by=None)
    log_in(client, "editor")
    before = article.editions.get().revision
    assert save(client, article, tags=[tag.pk], weight="", standfirst="Прво\r\nвторо\r\n").status_code == 302
    assert list(article.tags.all()) == [tag]
    assert article.editions.get().revision == before


@pytest.mark.parametrize("state", [{}, {"in_review": True}, {"scheduled": True}, {"embargoed": True}])
def test_what_readers_do_not_see_yet_is_not_asked_about(client, state):
    edition = EditionFactory(**state)
    log_in(client, "editor")
    assert 'id="weight"' not in client.get(change_url(edition.article)).content.decode()
    at = {"scheduled": "2099-01-01T10:00"}.get(*state, "") if state else ""
    response = save(client, edition.article, headline="Нов наслов", weight="", published_at=at)
    assert response.status_code == 302
    assert Article.objects.get().headline_mk == "Нов наслов"


@pytest.mark.parametrize("is_source", [True, False])
def test_a_translation_is_asked_about_if_others_were_made_from_it(client, is_source):
    article = ArticleFactory(published=["mk", "en"])
    EditionFactory(article=article, language="tr", source_language="en" if is_source else "mk")
    log_in(client, "editor")
    data = desk_data(article, "en", headline="New headline", weight="")
    page = client.post(desk_url(article, "en"), data)
    assert page.status_code == (200 if is_source else 302)
    assert (Article.objects.get().headline_en == "New headline") != is_source


def test_a_first_colleague_is_told_before_the_size_is_asked(client):
    article = ArticleFactory(published=["mk"])
    log_in(client, "editor")
    data = story_data(article, headline="Мој наслов", weight="", version=0)
    page = client.post(change_url(article), data).content.decode()
    assert "Nothing of yours is lost" in page
    assert ASKED not in page


def test_ends_of_lines_and_outer_blanks_are_no_new_words():
    article = EditionFactory(words__standfirst=" Прво\nвторо ", words__body="<p>Едно</p>\n<p>Две</p>").article
    same = {"standfirst": "Прво\r\nвторо", "body": "<p>Едно</p>\r\n<p>Две</p>", "version": "x"}
    assert new_words(article, "mk", same) == {}
    assert new_words(article, "mk", {"standfirst": "Прво\r\nтрето"}) == {"standfirst": "Прво\nтрето"}


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_question_appears_when_typing_begins(browser_page):
    article = ArticleFactory(published=["mk"])
    UserFactory(username="ana", role="Editor")
    page = browser_page
    page.goto(reverse("admin:login"))
    page.fill("#id_username", "ana")
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation(wait_until="load"):
        page.click("[type=submit]")
    page.goto(change_url(article))
    page.locator(".ProseMirror[contenteditable=true]").wait_for()
    assert not page.locator("#weight").is_visible()
    page.locator(".ProseMirror[contenteditable=true]").click()
    page.keyboard.type("x")
    assert page.locator("#weight").is_visible()
    with page.expect_navigation(wait_until="load"):
        page.click("input[name=_save]")
    assert page.evaluate("document.activeElement.value") == "typo"
    assert [fault for fault in faults(page) if "weight" in fault] == []
    page.keyboard.press("ArrowDown")
    with page.expect_navigation(wait_until="load"):
        page.click("input[name=_save]")
    assert Revision.objects.latest("pk").weight == "update"
