"""Colleagues who press the button in the same moment: nobody's work is lost, nobody meets an error page."""

from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from articles import publishing
from articles.admin.story_form import StoryForm
from articles.models import Article, Edition, Transition
from people.models import Person
from tests.articles.newsroom import change_url, desk_data, desk_url, story_data
from tests.factories import ArticleFactory, EditionFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
COLLEAGUES = 3


def together(*actions):
    """Start all actions at once; give back what each one returned."""
    start, results = Barrier(len(actions)), {}

    def act(number, action):
        start.wait()
        try:
            results[number] = action()
        finally:
            connections.close_all()

    threads = [Thread(target=act, args=each) for each in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(results.values())


def post_together(*posts):
    """Each post by a colleague of its own; the status codes, sorted."""
    clients = [Client(raise_request_exception=False) for _post in posts]
    for client in clients:
        client.force_login(UserFactory(role="editor"))
    sends = [
        lambda client=client, post=post: client.post(*post).status_code
        for client, post in zip(clients, posts, strict=True)
    ]
    return sorted(together(*sends))


def test_stories_with_one_headline_get_an_address_each():
    url, section = reverse("admin:articles_article_add"), SectionFactory().pk
    posts = [
        (url, story_data(section=section, headline="Ист наслов", _publish="1")) for _ in range(COLLEAGUES)
    ]
    assert post_together(*posts) == [302] * COLLEAGUES
    assert set(Edition.objects.values_list("slug", flat=True)) == {
        "ist-naslov",
        "ist-naslov-2",
        "ist-naslov-3",
    }


def test_an_address_that_was_typed_goes_to_one_and_the_others_are_told():
    articles = [ArticleFactory(published=["mk"]) for _ in range(COLLEAGUES)]
    posts = [(change_url(article), story_data(article, slug="sakana")) for article in articles]
    assert post_together(*posts) == [200, 200, 302]
    assert Edition.objects.filter(slug="sakana").count() == 1


def test_translations_with_one_headline_get_an_address_each():
    articles = [ArticleFactory(published=["mk"]) for _ in range(COLLEAGUES)]
    posts = [(desk_url(article, "sq"), desk_data(article, "sq", headline="Lajm")) for article in articles]
    assert post_together(*posts) == [302] * COLLEAGUES
    assert Edition.objects.filter(language="sq").count() == COLLEAGUES


def test_people_of_one_name_never_meet_an_error_page():
    empty = {
        f"{rows}-{kind}_FORMS": 0 for rows in ("positions", "other_names") for kind in ("TOTAL", "INITIAL")
    }
    post = (reverse("admin:people_person_add"), empty | {"name_en": "Ana Kovač", "slug": ""})
    statuses = post_together(*[post] * COLLEAGUES)
    # 200: the colleague was quicker by so little that the form says so and waits for a second press.
    assert set(statuses) <= {200, 302}
    assert Person.objects.count() == statuses.count(302) > 0


def test_of_savers_of_one_edition_one_wins_and_the_others_see_both_texts():
    article = ArticleFactory(published=["mk"])
    posts = [(change_url(article), story_data(article, headline=f"Наслов {n}")) for n in range(COLLEAGUES)]
    assert post_together(*posts) == [200, 200, 302]


def test_publishing_at_once_is_one_step():
    edition, editor = EditionFactory(), UserFactory()

    def publish():
        try:
            return publishing.publish(edition, by=editor).status
        except publishing.WrongStep:
            return "refused"

    assert sorted(together(*[publish] * 4)) == ["published", "refused", "refused", "refused"]
    assert Transition.objects.count() == 1


def test_an_editor_at_the_story_does_not_undo_a_translator_who_saves_at_the_same_moment(monkeypatch):
    """The form was read before the translation was saved, and is written after it."""
    article = ArticleFactory(drafts=["mk", "sq"])
    client = Client()
    client.force_login(UserFactory(role="editor"))
    check = StoryForm.clean

    def translate_then_check(form):
        columns = {"headline_sq": "Nga Besa"}
        Article.objects.filter(pk=article.pk).update(**columns)
        return check(form)

    monkeypatch.setattr(StoryForm, "clean", translate_then_check)
    assert client.post(change_url(article), story_data(article, headline="Наслов")).status_code == 302
    article.refresh_from_db()
    assert (article.headline_mk, article.headline_sq) == ("Наслов", "Nga Besa")
