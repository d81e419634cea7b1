"""The bin: a story that was thrown away can be taken out again for thirty days."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles import binning, publishing, writing
from articles.errors import Gone
from articles.models import Article, Edition, Revision, Transition
from articles.models.transition import Verb
from pictures.models import Picture
from tests.articles.newsroom import log_in
from tests.factories import ArticleFactory, EditionFactory, PictureFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "finds_others"),
    [("contributor", False), ("journalist", True), ("translator", True), ("editor", True)],
)
def test_colleagues_find_what_is_kept(client, role, finds_others):
    user = log_in(client, role)
    own, other = ArticleFactory(created_by=user), ArticleFactory()
    ArticleFactory(created_by=user, binned_at=timezone.now())
    expected = {own, other} if finds_others else {own}
    assert set(Article.objects.for_colleague(user)) == expected


def binned(article, by=None):
    return binning.put_into_bin(article, by=by)


def url(name, *args):
    return reverse(f"admin:articles_article_{name}", args=args)


def post_action(client, *articles):
    chosen = [article.pk for article in articles]
    return client.post(
        url("changelist"), {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    )


@pytest.mark.parametrize("state", ["published", "scheduled"])
def test_what_readers_have_or_will_have_is_not_thrown_away(client, state):
    edition = EditionFactory(**{state: True})
    log_in(client, "editor")
    page = client.post(url("delete", edition.article_id), {"post": "yes"}, follow=True).content.decode()
    assert "Unpublish it first" in page
    assert Article.objects.kept().count() == 1


def test_throwing_away_and_taking_back(client):
    article = ArticleFactory(drafts=["mk", "sq"])
    user = log_in(client, "editor")
    assert "thirty days" in client.get(url("delete", article.pk)).content.decode()
    assert Article.objects.kept().exists()
    client.post(url("delete", article.pk), {"post": "yes"})
    article.refresh_from_db()
    assert article.binned_by == user
    assert [step.verb for step in Transition.objects.all()] == [Verb.BIN, Verb.BIN]
    page = client.get(url("bin")).content.decode()
    assert str(article) in page
    client.post(url("unbin", article.pk), follow=True)
    assert Article.objects.kept().get().binned_by is None
    assert Transition.objects.filter(verb=Verb.UNBIN).count() == 2
    assert str(article) not in client.get(url("bin")).content.decode()


def test_many_are_thrown_away_at_once_and_those_that_cannot_are_named(client):
    drafts, live = ArticleFactory.create_batch(2, drafts=["mk"]), ArticleFactory(published=["mk"])
    log_in(client, "editor")
    page = client.get(post_action(client, *drafts, live).url).content.decode()
    assert "2 stories are in the bin" in page
    assert "Unpublish it first" in page
    assert Article.objects.kept().get() == live


@pytest.mark.parametrize("role", ["contributor", "journalist", "translator"])
def test_only_editors_use_the_bin(client, role):
    user = log_in(client, role)
    own, thrown = ArticleFactory(drafts=["mk"], created_by=user), binned(ArticleFactory(created_by=user))
    assert client.post(url("delete", own.pk), {"post": "yes"}).status_code == 403
    post_action(client, own)
    assert client.get(url("bin")).status_code == 403
    assert client.post(url("unbin", thrown.pk)).status_code == 403
    assert client.post(url("purge", thrown.pk)).status_code == 403
    assert Article.objects.kept().get() == own


def test_only_administrators_delete_for_good(client):
    article = binned(ArticleFactory(drafts=["mk"]))
    log_in(client, "editor")
    assert client.post(url("purge", article.pk)).status_code == 403
    log_in(client, "administrator")
    assert client.get(url("purge", article.pk)).status_code == 200
    assert Article.objects.exists()
    client.post(url("purge", article.pk))
    assert not Article.objects.exists()


def test_what_is_not_in_the_bin_is_not_deleted_for_good(client):
    article = ArticleFactory(drafts=["mk"])
    log_in(client, "administrator")
    assert client.post(url("purge", article.pk)).status_code == 404
    assert binning.purge_one(article) is False
    assert Article.objects.exists()


def test_nobody_finds_a_story_in_the_bin(client):
    user = log_in(client, "editor")
    article = binned(ArticleFactory(drafts=["mk", "sq"], created_by=user))
    assert str(article) not in client.get(url("changelist")).content.decode()
    assert (
        str(article) not in client.get(url("changelist") + "?q=" + article.headline_mk[:5]).content.decode()
    )
    for name, *args in (("desk", "sq"), ("preview", "mk"), ("languages",)):
        assert client.get(url(name, article.pk, *args)).status_code == 404, name
    assert client.get(url("change", article.pk)).status_code == 302
    assert client.get(url("delete", article.pk)).status_code == 404
    with pytest.raises(Gone):
        writing.save_words(article, "mk", {"headline": "x"}, by=user)


def test_what_was_withdrawn_stays_gone_for_readers_until_it_is_deleted(client):
    picture = PictureFactory()
    edition = EditionFactory(published=True, article__picture=picture)
    publishing.withdraw(edition, by=None)
    article = binned(edition.article)
    address = f"/mk/articles/{edition.slug}/"
    assert client.get(address).status_code == 410
    binning.purge_one(article)
    assert client.get(address).status_code == 404
    assert not Edition.objects.exists()
    assert not Revision.objects.exists()
    assert Picture.objects.get() == picture
    assert picture.file.storage.exists(picture.file.name)


def test_the_bin_is_emptied_after_thirty_days():
    with time_machine.travel("2026-11-01T12:00Z", tick=False):
        old, back = binned(ArticleFactory(drafts=["mk"])), binned(ArticleFactory(drafts=["mk"]))
    with time_machine.travel("2026-11-10T12:00Z", tick=False):
        young = binned(ArticleFactory())
    with time_machine.travel("2026-12-01T11:59Z", tick=False):
        assert binning.purge_old() == 0
        assert binning.days_left(old) == 1
        binning.restore_from_bin(back, by=None)
    with time_machine.travel("2026-12-01T12:00Z", tick=False):
        assert binning.purge_old() == 1
        assert binning.days_left(young) == 9
    assert set(Article.objects.all()) == {back, young}


def test_the_bin_asks_the_same_number_of_questions_for_few_and_many(client, django_assert_num_queries):
    user = log_in(client, "editor")
    for number in (1, 12):
        for _ in range(number):
            binned(ArticleFactory(drafts=["mk", "sq"]), by=user)
        client.get(url("bin"))
        with django_assert_num_queries(7):
            client.get(url("bin"))
