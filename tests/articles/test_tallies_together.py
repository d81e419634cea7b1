"""Numbers stay right while somebody publishes, somebody counts and somebody reads in the same moment."""

from threading import Event, Thread

import pytest
from django.db import connection, connections, transaction

from articles.models import Edition, Recount
from articles.tallies import counting, reading
from tests.articles.test_tallies import right
from tests.factories import ArticleFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite writers queue"),
]
WAIT_SECONDS = 20


class Colleague(Thread):
    """Somebody who changes a story and takes long until it is committed."""

    def __init__(self, article):
        super().__init__()
        self.article, self.changed, self.may_commit = article, Event(), Event()
        self.start()
        assert self.changed.wait(WAIT_SECONDS)

    def run(self):
        try:
            with transaction.atomic():
                Edition.objects.filter(article=self.article).update(status="withdrawn")
                self.changed.set()
                assert self.may_commit.wait(WAIT_SECONDS)
        finally:
            connections.close_all()

    def commit(self):
        self.may_commit.set()
        self.join(WAIT_SECONDS)
        assert not self.is_alive()


def test_a_change_that_is_committed_after_the_count_is_counted_too():
    one, other = ArticleFactory(published=["mk"]), ArticleFactory(published=["mk"])
    counting.catch_up()
    slow = Colleague(one)
    Edition.objects.filter(article=other).update(status="withdrawn")  # nobody waits for the slow colleague
    assert counting.catch_up() == 1
    assert right()
    assert sum(reading.months("mk").values()) == 1
    slow.commit()
    assert Recount.objects.exists()
    assert right()
    assert reading.months("mk") == {}
    counting.catch_up()
    assert right()
    assert reading.months("mk") == {}


def test_a_change_in_the_middle_of_a_count(monkeypatch):
    article = ArticleFactory(published=["mk"])
    ArticleFactory(published=["sq"])
    slow, written = Colleague(article), counting._write

    def write(blocks, now):
        written(blocks, now)
        slow.commit()

    monkeypatch.setattr(counting, "_write", write)
    counting.recount()
    assert right()
    assert reading.months("mk") == {}
    assert Recount.objects.exists()


def test_one_counts_at_a_time():
    ArticleFactory(published=["mk"])
    found = []

    def another():
        try:
            found.append(counting.recount())
        finally:
            connections.close_all()

    with transaction.atomic():
        assert counting.recount() == 1
        thread = Thread(target=another)
        thread.start()
        thread.join(WAIT_SECONDS)
    assert found == [0]
