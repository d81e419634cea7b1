"""The database writes down every change that readers can see, and each is read exactly once."""

import threading

import pytest
from django.apps import apps
from django.db import connection, connections, transaction

from articles.models import Article, Edition
from people.models import Person
from portal.freshness import tables
from portal.freshness.log import log_of
from portal.freshness.pruning import forget_old
from portal.models import Change
from tests.factories import ArticleFactory, EditionFactory, PersonFactory, SectionFactory


def notes(source: str) -> list[tuple]:
    rows = Change.objects.filter(source=source).order_by("pk")
    return list(rows.values_list("thing", "other", "moved"))


@pytest.fixture
def forgotten(db):
    """Nothing is in the log but what the test itself does."""

    def forget():
        Change.objects.all().delete()

    return forget


@pytest.mark.parametrize("table", tables.WATCHED)
def test_every_watched_table_and_column_exists(db, table):
    model = next(
        model for model in apps.get_models(include_auto_created=True) if model._meta.db_table == table
    )
    columns = {field.column for field in model._meta.concrete_fields}
    watched = tables.WATCHED[table]
    used = {*watched.places, *(part.removeprefix("{row}.") for part in (watched.thing, watched.other)
                               if part.startswith("{row}."))}  # fmt: skip
    assert used <= columns


def test_words_of_a_story_are_a_change_and_move_nothing(forgotten):
    story = EditionFactory(published=True).article
    forgotten()
    Article.objects.filter(pk=story.pk).update(headline_mk="Нов наслов")
    assert notes("articles_article") == [(story.pk, story.section_id, False)]


def test_a_story_in_another_section_is_noted_for_both(forgotten):
    story, other = EditionFactory(published=True).article, SectionFactory()
    before = story.section_id
    forgotten()
    Article.objects.filter(pk=story.pk).update(section=other)
    assert notes("articles_article") == [(story.pk, other.pk, True), (story.pk, before, True)]


def test_a_draft_moves_nothing_and_its_publication_does(forgotten):
    draft = EditionFactory()
    forgotten()
    Edition.objects.filter(pk=draft.pk).update(status="in_review")
    Edition.objects.filter(pk=draft.pk).update(status="published", published_at="2024-01-01T00:00Z")
    assert [moved for *_row, moved in notes("articles_edition")] == [False, True]


def test_what_is_saved_and_is_the_same_as_before_moves_nothing(forgotten):
    edition = EditionFactory(published=True)
    forgotten()
    edition.save()
    assert [moved for *_row, moved in notes("articles_edition")] == [False]


def test_a_link_is_noted_with_both_ends_when_it_comes_and_when_it_goes(forgotten):
    story, person = ArticleFactory(), PersonFactory()
    forgotten()
    story.people.add(person)
    story.people.remove(person)
    assert notes("articles_article_people") == [(story.pk, person.pk, True)] * 2


def test_news_are_told_once(db):
    log = log_of(connection)
    log.start()
    person = PersonFactory()
    assert [note.thing for note in log.news() if note.source == "people_person"] == [person.pk]
    assert log.news() == []


def test_what_was_there_before_is_no_news(db):
    PersonFactory()
    log = log_of(connection)
    with transaction.atomic():
        log.start()
        first = log.news()
    # Within one transaction PostgreSQL calls its own rows unseen; a watcher is never in one.
    assert first == [] or connection.vendor == "postgresql"


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_committed_late_is_not_missed():
    """Its number is lower than one that was seen long ago."""
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite writers queue")
    log = log_of(connection)
    log.start()
    written, go_on = threading.Event(), threading.Event()

    def slow():
        with transaction.atomic():
            Person.objects.create(name_mk="Бавна", slug="slow")
            written.set()
            go_on.wait(10)
        connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(10)
    quick = PersonFactory()
    assert {note.thing for note in log.news()} == {quick.pk}
    assert log.news() == []
    go_on.set()
    thread.join()
    assert {note.thing for note in log.news()} == set(
        Person.objects.filter(slug="slow").values_list("pk", flat=True)
    )
    assert log.news() == []


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_never_happened():
    log = log_of(connection)
    log.start()
    with transaction.atomic():
        PersonFactory()
        transaction.set_rollback(True)
    assert log.news() == []


def test_old_notes_are_forgotten_and_new_ones_stay(forgotten):
    PersonFactory()
    Change.objects.update(at="2020-01-01T00:00Z")
    person = PersonFactory()
    assert forget_old() > 0
    assert notes("people_person") == [(person.pk, None, False)]
