"""What the watcher tells the page cache, and what it keeps to itself."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError, connection

from articles.models import Article, Edition
from newsroom.names import shelf
from people.models import Person
from portal.freshness import memory
from portal.freshness.log import NumberedLog, SnapshotLog
from portal.freshness.looking import Looker
from portal.freshness.watcher import SLOW, Watcher, ensure_running, position
from portal.models import Change
from tests.factories import ArticleFactory, EditionFactory, PersonFactory
from tests.portal.freshness.fake import FakeCache

NOON = datetime(2024, 5, 20, 12, tzinfo=UTC)


@pytest.fixture
def cache():
    return FakeCache()


@pytest.fixture
def look(db, cache):
    """Looks once, and gives back the keys of what happened since it last looked."""
    looker = Looker(cache)
    looker.look()

    def look_once():
        return looker.look()

    look_once.looker = looker
    return look_once


def test_the_first_look_empties_the_cache(db, cache):
    """Whatever was kept before, nobody was told of its changes."""
    Looker(cache).look()
    assert cache.emptied == 1


def test_nothing_happened_and_nothing_is_told(look, cache):
    assert look() == set()
    assert cache.purged == []


def test_a_corrected_word_is_told_with_the_pages_that_show_the_story(look, cache):
    story = EditionFactory(published=True).article
    look()
    Article.objects.filter(pk=story.pk).update(standfirst_mk="Поправено")
    keys = look()
    assert f"articles.article:{story.pk}" in keys
    assert not [key for key in keys if key.startswith(("in:", "stories"))]
    assert "everything" in cache.purged[-1]


def test_a_draft_is_nobodys_business(look, cache):
    draft = EditionFactory(language="mk")
    Article.objects.filter(pk=draft.article_id).update(headline_mk="Тајна")
    Edition.objects.filter(pk=draft.pk).update(status="in_review")
    look()
    assert not [key for keys in cache.purged for key in keys if key.startswith("articles.article:")]


def test_a_publication_is_told_to_every_list_it_can_stand_in(look):
    story = ArticleFactory(drafts=["mk"])
    person = PersonFactory()
    story.people.add(person)
    look()
    Edition.objects.filter(article=story).update(status="published", published_at=NOON)
    keys = look()
    assert keys >= {"stories:mk", f"in:articles.section:{story.section_id}", f"in:people.person:{person.pk}"}
    assert "stories:tr" not in keys


def test_the_stories_beside_a_new_one_lead_on_to_it(look):
    first = EditionFactory(language="mk", published=True, published_at=NOON)
    third = EditionFactory(
        language="mk", published=True, published_at=NOON + timedelta(hours=2), article__section=first.article.section
    )  # fmt: skip
    look()
    EditionFactory(
        language="mk", published=True, published_at=NOON + timedelta(hours=1), article__section=first.article.section
    )  # fmt: skip
    assert look() >= {f"articles.article:{first.article_id}", f"articles.article:{third.article_id}"}


def test_bulk_work_empties_the_cache_instead_of_asking_about_each(look, cache):
    story = EditionFactory(published=True).article
    look()
    before = cache.emptied
    Change.objects.bulk_create(
        Change(source="articles_edition", thing=story.pk + number, moved=True, xact=_xact(), at=NOON)
        for number in range(201)
    )
    look()
    assert cache.emptied == before + 1


def _xact() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return cursor.fetchone()[0]


def test_memories_are_forgotten_before_pages(look, cache, monkeypatch):
    """Otherwise the next page could be made of an old name and be kept."""
    order = []
    monkeypatch.setattr(memory, "_listeners", [lambda keys: order.append("memory")])
    monkeypatch.setattr(cache, "purge", lambda keys: order.append("pages"))
    PersonFactory()
    look()
    assert order == ["memory", "pages"]


def test_a_name_changed_elsewhere_is_read_anew_in_the_directory(look):
    person = PersonFactory(name_mk="Стара")
    assert shelf.book_of(Person).entries[person.pk].names["mk"] == "Стара"
    Person.objects.filter(pk=person.pk).update(name_mk="Нова")
    look()
    assert shelf.book_of(Person).entries[person.pk].names["mk"] == "Нова"


def test_the_clock_publishes_and_takes_away(look):
    with time_machine.travel(NOON, tick=False) as clock:
        look.looker.looked_at = None
        look.looker.log = None
        edition = EditionFactory(
            language="mk", status="scheduled", published_at=NOON + timedelta(hours=1),
            expires_at=NOON + timedelta(hours=2),
        )  # fmt: skip
        look()
        look()
        key = f"articles.article:{edition.article_id}"
        clock.move_to(NOON + timedelta(minutes=59))
        assert key not in look()
        clock.move_to(NOON + timedelta(minutes=60))
        assert look() >= {key, "stories:mk"}
        assert key not in look()
        clock.move_to(NOON + timedelta(minutes=120))
        assert key in look()


def test_the_clock_goes_on_without_the_database(look, cache, monkeypatch, django_assert_num_queries):
    with time_machine.travel(NOON, tick=False) as clock:
        look.looker.log = None
        edition = EditionFactory(language="mk", published=True, expires_at=NOON + timedelta(hours=1))
        look()
        look()
        clock.move_to(NOON + timedelta(hours=1, seconds=1))
        rows = []
        monkeypatch.setattr(memory, "_of_rows", [rows.append])
        with django_assert_num_queries(0):
            look.looker.tick()
        assert f"articles.article:{edition.article_id}" in cache.purged[-1]
        assert rows == []  # a replica that had every row has them still


def test_what_was_heard_of_and_not_told_for_want_of_the_database_is_not_lost(look, cache, monkeypatch):
    """The log gives each note once; the questions after it may fail."""
    EditionFactory(language="mk", published=True)

    def fail(_notes):
        raise OperationalError("cut")

    with monkeypatch.context() as patch:
        patch.setattr("portal.freshness.looking.keys_after", fail)
        with pytest.raises(OperationalError):
            look()
    before = cache.emptied
    assert look() >= {"all"}
    assert cache.emptied == before + 1


def test_who_begins_while_the_database_is_away_begins_once_it_is_back(db, cache, monkeypatch):
    looker = Looker(cache)

    def fail(_log):
        raise OperationalError("away")

    with monkeypatch.context() as patch:
        for log in (SnapshotLog, NumberedLog):
            patch.setattr(log, "start", fail)
        for _time in range(2):
            with pytest.raises(OperationalError):
                looker.look()
    assert looker.look() >= {"all"}


def test_who_was_away_for_long_begins_anew(look, cache):
    look.looker.looked_at -= timedelta(hours=2)
    before = cache.emptied
    look()
    assert cache.emptied == before + 1


def test_a_database_that_refuses_is_told_once_it_was_asked_twice(db, cache, monkeypatch):
    watcher = Watcher(cache, 1)
    answers = [OperationalError("cut"), None, OperationalError("gone"), OperationalError("gone"), None]
    monkeypatch.setattr(watcher.looker, "look", lambda: _give(answers))
    monkeypatch.setattr("portal.freshness.watcher.connections", {"default": _Closable()})
    watcher.once()
    watcher.once()
    watcher.once()
    assert cache.up == [True, False, True]


def _give(answers: list):
    answer = answers.pop(0)
    if answer:
        raise answer


class _Closable:
    def close(self):
        pass


def _guard(cache, monkeypatch, clock: list[float], *, is_remote: bool = True) -> list[bool]:
    """Let the second thread look at the clock at these moments, while the first has been waiting since 100."""
    watcher, times = Watcher(cache, 0.25), iter(clock)
    watcher.asked_at, watcher.is_remote = 100.0, is_remote
    ends = iter([False] * (len(clock) - 1) + [True])
    monkeypatch.setattr(watcher.stopping, "wait", lambda seconds: next(ends))
    monkeypatch.setattr("portal.freshness.watcher.monotonic", lambda: next(times, clock[-1]))
    watcher.guard()
    return cache.up


def _moments(*, step: float, seconds: float) -> list[float]:
    return [100.0 + step * number for number in range(int(seconds / step) + 1)]


def test_a_database_that_says_nothing_counts_as_away(db, cache, monkeypatch):
    assert _guard(cache, monkeypatch, _moments(step=0.25, seconds=SLOW)) == []
    assert False in _guard(cache, monkeypatch, _moments(step=0.25, seconds=SLOW + 0.5))


def test_a_machine_that_is_short_of_time_is_no_database_that_is_away(db, cache, monkeypatch):
    assert _guard(cache, monkeypatch, _moments(step=1.0, seconds=10)) == []


def test_a_file_is_never_away_because_it_is_slow(db, cache, monkeypatch):
    assert _guard(cache, monkeypatch, _moments(step=0.25, seconds=10), is_remote=False) == []


def test_nobody_watches_in_tests(db):
    ensure_running()
    assert position() == 0
