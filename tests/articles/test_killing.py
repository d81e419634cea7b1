"""Killing a story: for good, in every language, and whoever was writing keeps the text on the screen."""

import pytest
from django.urls import reverse

from articles import publishing, publishing_story
from articles.errors import Killed, NotReady, WrongStep
from articles.models import Edition
from articles.publishing_times import set_embargo
from articles.writing import save_words
from tests.articles.newsroom import change_url, desk_data, desk_url, log_in, step_url, story_data, taking_away
from tests.articles.test_life_admin import page
from tests.articles.test_times import after
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_killing_takes_every_language_and_needs_a_reason(client):
    article = ArticleFactory(published=["mk", "en"], drafts=["sq"])
    log_in(client, "editor")
    url = step_url("kill", article)
    assert page(client, url).count("checked") == 3
    assert (
        "Colleagues will ask" in client.post(url, taking_away("mk", "en", "sq", reason=" ")).content.decode()
    )
    assert article.editions.live().count() == 2
    client.post(url, taking_away("mk", "en", "sq", reason="Измислено", en="We were wrong."))
    assert {edition.standing for edition in article.editions.all()} == {"killed"}
    assert not Edition.objects.live().exists()
    answer = client.get(article.editions.get(language="en").get_absolute_url())
    assert (answer.status_code, "We were wrong." in answer.content.decode()) == (410, True)
    draft = client.get(article.editions.get(language="sq").get_absolute_url())
    assert draft.status_code == 404, "nobody outside had ever seen it"
    assert "Измислено" in page(client, change_url(article))
    assert "final" in page(client, change_url(article))
    assert "killed" in page(client, reverse("admin:articles_article_changelist"))


def killed_story():
    article = ArticleFactory(published=["mk"], drafts=["sq"])
    publishing_story.kill_story(article, by=UserFactory(), reason="Измислено")
    return article


def test_what_was_killed_is_never_written_or_published_again(client):
    article = killed_story()
    edition = article.editions.get(language="sq")
    for verb in (publishing.publish, publishing.submit, publishing.return_to_draft):
        with pytest.raises(WrongStep):
            verb(edition, by=None)
    with pytest.raises(WrongStep):
        publishing.kill(edition, by=None, reason="Пак")
    with pytest.raises(NotReady, match="final"):
        set_embargo(edition, until=after(10**6), by=None)
    for code in ("mk", "sq", "tr"):
        with pytest.raises(Killed):
            save_words(article, code, {"headline": "Пак"}, by=None)
    log_in(client, "editor")
    assert client.post(change_url(article), story_data(article, _publish="1")).status_code in {200, 403}
    assert client.post(desk_url(article, "sq"), desk_data(article, "sq", _publish="1")).status_code in {
        200,
        403,
    }
    assert client.post(desk_url(article, "tr"), desk_data(article, "tr")).status_code == 200
    assert {edition.standing for edition in article.editions.all()} == {"killed"}


def test_whoever_was_writing_while_it_was_killed_keeps_the_text_on_the_screen(client):
    article = ArticleFactory(published=["mk"], drafts=["sq"])
    log_in(client, "translator", translates=["sq"])
    data = desk_data(article, "sq", headline="Ime e re")
    publishing_story.kill_story(article, by=UserFactory(), reason="Измислено")
    answer = client.post(
        desk_url(article, "sq"), data | {"version": article.editions.get(language="sq").version}
    )
    assert "That is final" in answer.content.decode()
    assert "Ime e re" in answer.content.decode()


def test_the_facts_of_a_story_whose_original_was_killed_can_still_be_changed(client):
    article = ArticleFactory(published=["mk", "en"])
    publishing_story.kill_story(article, languages=["mk"], by=UserFactory(), reason="Грешка")
    log_in(client, "editor")
    words = article.words("mk")
    data = story_data(article, **words, kind="opinion")
    assert client.post(change_url(article), data).status_code == 302
    article.refresh_from_db()
    assert (article.kind, article.words("mk")) == ("opinion", words)
