"""Invented stories for load tests: many, published, and as whole as those that people write."""

import os
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from articles.models import Article, Edition, EditorNote, Recount, Revision
from articles.tallies import reading
from portal.invented import writing
from portal.invented.tables import Table
from portal.invented.texts import story
from portal.management.commands import generate_articles
from portal.models import Change
from prose.sanitize import clean_html
from syndication.ledger.stock import catch_up
from syndication.models import Entry, Mark
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def generate(*arguments):
    said = StringIO()
    call_command("generate_articles", *arguments, stdout=said)
    return said.getvalue()


def test_stories_are_published_and_whole():
    said = generate("12")
    assert "12 of 12" in said
    assert "build_search_index" in said
    assert Article.objects.count() == 12
    live = Edition.objects.live()
    assert live.count() == Edition.objects.count() == Revision.objects.count() > 12
    assert Article.objects.filter(people__isnull=False, tags__isnull=False).exists()
    for edition in live.for_page():
        assert edition.headline == edition.revisions.get().headline
        assert len(re.sub("<[^>]+>", "", edition.body)) > 2500
        assert edition.body == edition.revisions.get().body == clean_html(edition.body)
        assert edition.is_translation == (edition.language != edition.article.original_language)


def test_readers_see_them(client):
    generate("3")
    edition = Edition.objects.live().order_by("pk").first()
    answer = client.get(edition.get_absolute_url())
    assert answer.status_code == 200
    assert edition.headline in answer.content.decode()


def test_nothing_is_left_to_count():
    generate("3")
    assert not Recount.objects.exists()
    assert sum(reading.months("mk").values()) == Edition.objects.live("mk").count() > 0


def test_again_and_again():
    generate("3")
    generate("3", "--seed", "2")
    generate("2")
    assert Article.objects.count() == 8


def test_the_ledger_learns_of_each_once():
    generate("5")
    assert Mark.objects.filter(kind="article").count() == 5
    catch_up()
    assert Entry.objects.filter(is_live=True).count() == Edition.objects.count()


def test_who_reads_the_log_of_changes_is_told_once_that_everything_has_changed():
    last = Change.objects.order_by("pk").last()
    generate("5")
    told = Change.objects.filter(pk__gt=last.pk if last else 0, source__startswith="articles_article")
    assert not told.exists()
    assert Change.objects.filter(source="everything").count() == 1


def test_the_same_number_and_seed_give_the_same_story():
    assert story(7) == story(7)
    assert story(7) != story(8)
    assert story(7, seed=2) != story(7)


def test_rows_in_bulk_are_rows_like_any_other():
    article = ArticleFactory()
    hard = 'Tab\t, two\nlines\r, \\N \\. and "quotes" – Ѓорѓи'
    Table(EditorNote, "article_id", "code", "text").add(
        [(article.pk, "hard", hard), (article.pk, "easy", "a")]
    )
    note = EditorNote.objects.get(code="hard")
    assert note.text == hard
    assert note.created_at is not None
    assert (note.language, note.resolved_at) == ("", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Table(EditorNote, "article_id", "code", "text").add([(article.pk, "none", "")])


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets only one process write")
def test_several_processes_write_what_one_would(monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 5)
    generate("23", "--processes", "2")
    assert Article.objects.count() == 23
    written = set(Revision.objects.values_list("headline", flat=True))
    assert written == {words.headline for number in range(23) for words in story(number).words.values()}


@pytest.mark.once
def test_a_killed_process_is_told_and_not_waited_for(monkeypatch):
    monkeypatch.setattr(writing, "_write", os._exit)
    monkeypatch.setattr(writing, "partial", lambda write, **_named: write)
    monkeypatch.setattr(generate_articles, "_processes", lambda count, wanted: 2)
    with pytest.raises(CommandError, match="was killed"):
        generate("3")


def test_nothing_to_write_is_a_mistake():
    with pytest.raises(CommandError, match="How many"):
        generate("0")
