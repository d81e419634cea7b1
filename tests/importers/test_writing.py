"""All stories of a file or none; and whoever saves at the same moment is not overwritten."""

import pytest
from django.db import DatabaseError

from articles.models import Article, Edition, EditorNote
from articles.writing import save_words
from importers import planning, run, writing
from importers.files import Source
from importers.planning import Outcome
from importers.text.parse import parse
from tests.importers.pages import AGENCY, LISTING

pytestmark = pytest.mark.django_db

STORY = "Council adopts the plan\n\nThe council met on Monday. It adopted the plan.\n"


def test_a_file_that_the_database_refuses_is_not_half_imported(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(LISTING)
    (tmp_path / "b.txt").write_text(AGENCY)
    create = writing._create

    def refuse_the_festival(step, source, file):
        create(step, source, file)
        if "Festival" in step.draft.headline:
            raise DatabaseError("disk full")

    monkeypatch.setattr(writing, "_create", refuse_the_festival)
    report = run.run(Source(tmp_path), parse, format_name="text", language="", languages={}, dry_run=False)
    assert [bool(file.problem) for file in report.files] == [True, False]
    assert "disk full" in report.files[0].problem
    assert [article.agency for article in Article.objects.all()] == ["MIA"]


def test_an_editor_who_was_quicker_wins(monkeypatch, editor):
    writing.write("text:a", "a.txt", parse(STORY).drafts)
    edition = Edition.objects.get()
    save_words(edition.article, "en", {"body": "<p>Mine.</p>"}, by=editor, version=edition.version)
    monkeypatch.setattr(planning, "is_untouched", lambda item: True)
    (step,) = writing.write("text:a", "a.txt", parse(f"{STORY}\nAll came.").drafts)
    assert step.outcome is Outcome.EDITED
    assert Edition.objects.get().body == "<p>Mine.</p>"
    assert EditorNote.objects.filter(code="source-changed").exists()


def test_notes_of_people_stay_open():
    writing.write("text:a", "a.txt", parse(STORY).drafts)
    note = EditorNote.objects.create(
        article=Article.objects.get(), language="en", code="editor", text="Call her."
    )
    writing.write("text:a", "a.txt", parse(f"{STORY}\nAll came.").drafts)
    note.refresh_from_db()
    assert note.resolved_at is None
