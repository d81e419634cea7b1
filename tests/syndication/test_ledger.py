"""Whoever asks again and again misses nothing, and sees nothing too early."""

from datetime import timedelta
from threading import Event as Signal
from threading import Thread

import pytest
import time_machine
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone

from articles import binning, correcting, publishing, publishing_times, writing
from articles.models import Article, Edition
from syndication.identity import uri, uri_of
from syndication.ledger import stock
from syndication.models import Entry, Mark
from tests.factories import ArticleFactory, EditionFactory, PersonFactory, PictureFactory
from tests.portal.paper import paper

SINCE = "/api/v1/editions?language=all&updated_since=2000-01-01T00:00:00Z"


class Poller:
    """A program of another newsroom that keeps its cursor and asks again."""

    def __init__(self):
        self.client, self.cursor = Client(), ""

    def ask(self) -> list[dict]:
        """Everything that changed since it last asked."""
        found, more = [], True
        while more:
            answer = self.client.get(SINCE + (f"&cursor={self.cursor}" if self.cursor else "")).json()
            self.cursor, more = answer["next"], answer["has_more"]
            found += answer["items"]
        return found

    def told(self) -> list:
        """What it heard, in short: the number of the edition, and the reason if it is gone."""
        return [(item["uri"].rpartition("/")[2], item.get("reason", "")) for item in self.ask()]


def told(edition, reason="") -> tuple:
    return (str(edition.pk), reason)


@pytest.fixture
def poller(db):
    return Poller()


def test_a_story_is_told_when_it_comes_out_and_not_before(poller, editor):
    edition = EditionFactory(language="mk")
    assert poller.told() == []
    publishing.publish(edition, by=editor)
    assert poller.told() == [told(edition)]
    assert poller.told() == []


def test_every_way_to_disappear_leaves_a_trace(poller, editor):
    now = timezone.now()
    gone = {
        name: EditionFactory(language="mk", published=True) for name in ("withdrawn", "killed", "expired")
    }
    Edition.objects.update(came_out_at=now)
    poller.ask()
    publishing.withdraw(gone["withdrawn"], by=editor)
    publishing.kill(gone["killed"], by=editor, reason="x")
    publishing_times.set_expiry(gone["expired"], at=now + timedelta(hours=1), by=editor)
    with time_machine.travel(now + timedelta(hours=2)):
        assert set(poller.told()) == {told(edition, reason) for reason, edition in gone.items()}


def test_a_story_that_is_deleted_for_good_keeps_its_name(poller, editor):
    edition = EditionFactory(language="mk", published=True)
    poller.ask()
    publishing.withdraw(edition, by=editor)
    binning.put_into_bin(edition.article, by=editor)
    assert poller.told() == [told(edition, "withdrawn")]
    binning.purge_one(edition.article)
    (item,) = poller.ask()
    assert (item["uri"], item["deleted"], item["reason"]) == (uri("edition", edition.pk), True, "removed")


def test_what_nobody_ever_saw_leaves_no_trace(poller, editor):
    edition = EditionFactory(language="mk")
    poller.ask()
    publishing.kill(edition, by=editor, reason="x")
    EditionFactory(language="en").article.delete()
    assert poller.told() == []


def test_the_clock_tells_too(poller):
    now = timezone.now()
    edition = EditionFactory(
        language="mk",
        scheduled=True,
        published_at=now + timedelta(hours=1),
        expires_at=now + timedelta(hours=3),
    )
    assert poller.told() == []
    with time_machine.travel(now + timedelta(hours=2)):
        assert poller.told() == [told(edition)]
    with time_machine.travel(now + timedelta(hours=4)):
        assert poller.told() == [told(edition, "expired")]


def test_an_embargo_that_is_put_on_again_takes_the_story_back(poller):
    edition = EditionFactory(language="mk", published=True)
    poller.ask()
    later = timezone.now() + timedelta(days=1)
    Edition.objects.filter(pk=edition.pk).update(embargoed_until=later, published_at=later, came_out_at=None)
    assert poller.told() == [told(edition, "embargoed")]
    with time_machine.travel(later + timedelta(hours=1)):
        assert poller.told() == [told(edition)]


def test_new_words_corrections_tags_pictures_and_names_are_changes(poller, editor):
    article = paper(1)
    edition = article.editions.get(language="en")
    picture = PictureFactory(may_be_passed_on=True)
    Article.objects.filter(pk=article.pk).update(picture=picture)
    poller.ask()
    writing.save_words(article, "en", {"headline": "Other words"}, by=editor)
    assert poller.told() == [told(edition)]
    correcting.open_correction(article, "en", kind="correction", text="Two, not three.", by=editor)
    assert poller.told() == [told(edition)]
    both = {told(one) for one in article.editions.all()}
    for change in (
        article.tags.clear,
        lambda: article.people.update(is_private=True),
        lambda: type(picture).objects.update(may_be_passed_on=False),
    ):
        change()
        assert set(poller.told()) == both


def test_what_the_public_does_not_see_is_no_change(poller, editor):
    edition = EditionFactory(language="mk", published=True)
    poller.ask()
    Edition.objects.filter(pk=edition.pk).update(change_request="x", version=7)
    EditionFactory(article=edition.article, language="sq")
    edition.article.planned_on = timezone.localdate()
    edition.article.save()
    assert poller.told() == []
    assert not Mark.objects.exists()


def test_a_ledger_that_is_behind_delays_and_never_betrays(poller, editor, monkeypatch):
    edition = EditionFactory(language="mk", published=True)
    poller.ask()
    fresh = Poller()
    publishing.withdraw(edition, by=editor)
    monkeypatch.setattr("syndication.api.lists.stock.is_waiting", lambda: False)
    (item,) = fresh.ask()
    assert item["deleted"] is True


def test_many_stories_come_in_pages_without_a_gap(poller):
    paper(60)
    found = poller.told()
    assert len(found) == len(set(found)) == 120
    assert Entry.objects.filter(is_live=True).count() == 120
    PersonFactory(slug="x")
    Article.objects.first().people.get().save()
    assert poller.told() == []


def test_stock_is_taken_in_a_few_questions_however_many_stories(db, django_assert_max_num_queries):
    paper(30)
    with django_assert_max_num_queries(36):
        stock.take_stock()
    assert Entry.objects.count() == 60


def test_a_change_during_the_paging_moves_an_edition_to_the_end(db, editor):
    editions = [EditionFactory(language="mk", published=True) for _ in range(4)]
    client = Client()
    first = client.get(SINCE + "&limit=2").json()
    writing.save_words(editions[0].article, "mk", {"headline": "New"}, by=editor)
    rest = client.get(f"{SINCE}&cursor={first['next']}").json()
    seen = [item["uri"] for item in [*first["items"], *rest["items"]]]
    assert set(seen) == {uri_of(edition) for edition in editions}
    assert seen[-1] == uri_of(editions[0])


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_took_long_is_told_however_old_its_clock(editor):
    """One colleague's transaction begins first and is committed last; meanwhile others publish and a program asks."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time: nothing can be committed late")
    slow, quick = (EditionFactory(language="mk") for _ in range(2))
    poller, written, may_end = Poller(), Signal(), Signal()
    poller.ask()

    def colleague():
        try:
            with transaction.atomic():
                publishing.publish(slow, by=editor)
                written.set()
                may_end.wait(20)
        finally:
            connections.close_all()

    thread = Thread(target=colleague)
    thread.start()
    written.wait(20)
    publishing.publish(quick, by=editor)
    assert poller.told() == [told(quick)]
    may_end.set()
    thread.join()
    assert poller.told() == [told(slow)]


@pytest.mark.django_db(transaction=True)
def test_two_who_take_stock_at_once_give_no_number_twice(editor):
    from tests.articles.test_same_moment import together

    ArticleFactory.create_batch(20, published=["mk", "en"])
    together(*[stock.catch_up] * 3)
    stock.catch_up()
    numbers = list(Entry.objects.values_list("number", flat=True))
    assert sorted(numbers) == list(range(1, 41))
