"""The command: drafts once, nobody's work overwritten, a report for people."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Byline, Edition, EditorNote, Section
from articles.publishing import publish
from articles.writing import save_words
from importers.models import ImportedItem
from tests.importers.pages import AGENCY, INSTITUTION, LISTING

pytestmark = pytest.mark.django_db

STORY = "Council adopts the plan\n\nThe council met on Monday. It adopted the plan.\n"


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "old-site"
    path.mkdir()
    return path


def import_site(source, *options):
    out = StringIO()
    call_command("import_site", str(source), *options, stdout=out)
    return out.getvalue()


def content():
    """Everything that an import could have changed."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Article, Edition, EditorNote, ImportedItem, Section)
    ]


def test_stories_become_drafts(folder):
    (folder / "a.txt").write_text(LISTING)
    (folder / "b.txt").write_text(AGENCY)
    report = import_site(folder)
    assert Edition.objects.count() == 3
    assert set(Edition.objects.values_list("status", flat=True)) == {"draft"}
    assert not Edition.objects.live().exists()
    agency = Edition.objects.get(article__agency="MIA")
    assert (agency.headline, agency.dateline) == ("Minister meets the director", "Skopje")
    assert agency.published_at.date().isoformat() == "2022-11-10"
    assert agency.article.section.slug == "imported"
    assert EditorNote.objects.get(code="e-mail-lost").language == "en"
    for words in (
        "3 stories",
        "new draft: 3",
        "VISITORS_SINCE=2019-01-13",
        "Minister meets the director",
        "Flag Counter",
    ):
        assert words in report


def test_a_second_run_changes_nothing_and_says_so(folder):
    (folder / "a.txt").write_text(LISTING)
    import_site(folder)
    before = content()
    assert "Nothing changed." in import_site(folder)
    assert "Nothing changed." in import_site(folder / "a.txt")
    assert content() == before


def test_a_trial_run_writes_nothing(folder):
    (folder / "a.txt").write_text(LISTING)
    report = import_site(folder, "--dry-run")
    assert "nothing was written" in report
    assert "new draft: 2" in report
    assert content() == [[], [], [], [], list(Section.objects.values())]
    assert not Section.objects.filter(slug="imported").exists()


def test_a_changed_source_updates_an_untouched_draft(folder):
    (folder / "a.txt").write_text(f"{STORY}\nWrite to: This email address is being protected from spambots.")
    import_site(folder)
    (folder / "a.txt").write_text(f"{STORY}\nThe money comes from the state.")
    assert "draft updated" in import_site(folder)
    edition = Edition.objects.get()
    assert "money comes" in edition.body
    assert EditorNote.objects.get(code="e-mail-lost").resolved_at
    assert "Nothing changed." in import_site(folder)


def test_an_edited_draft_is_left_alone_with_a_note(folder, editor):
    (folder / "a.txt").write_text(STORY)
    import_site(folder)
    edition = Edition.objects.get()
    save_words(edition.article, "en", {"body": "<p>Mine.</p>"}, by=editor, version=edition.version)
    (folder / "a.txt").write_text(f"{STORY}\nThe money comes from the state.")
    assert "left alone" in import_site(folder)
    assert Edition.objects.get().body == "<p>Mine.</p>"
    assert "The money comes from the state." in EditorNote.objects.get(code="source-changed").text
    import_site(folder)
    assert EditorNote.objects.filter(code="source-changed").count() == 1


def test_a_published_story_is_left_alone(folder, editor):
    (folder / "a.txt").write_text(STORY)
    import_site(folder)
    publish(Edition.objects.get(), by=editor)
    (folder / "a.txt").write_text(f"{STORY}\nThe money comes from the state.")
    import_site(folder)
    assert "money" not in Edition.objects.get().body


def test_facts_that_an_editor_changed_stay(folder):
    (folder / "a.txt").write_text(AGENCY)
    import_site(folder)
    Article.objects.update(agency="AFP", version=2)
    (folder / "a.txt").write_text(AGENCY + " All came.")
    import_site(folder)
    assert Article.objects.get().agency == "AFP"
    assert "All came." in Edition.objects.get().body


def test_a_deleted_story_stays_deleted(folder):
    (folder / "a.txt").write_text(STORY)
    import_site(folder)
    Article.objects.all().delete()
    for text in (STORY, f"{STORY}\nThe money comes from the state."):
        (folder / "a.txt").write_text(text)
        assert "deleted by an editor" in import_site(folder)
        assert not Article.objects.exists()


def test_a_story_that_left_the_file_is_kept(folder):
    (folder / "a.txt").write_text(LISTING)
    import_site(folder)
    (folder / "a.txt").write_text(STORY)
    assert "no longer in the file: 2" in import_site(folder)
    assert Edition.objects.count() == 3


def test_author_and_language_and_mapping(folder):
    (folder / "a.txt").write_text("Spasovski – Vitorino\nBy Ana Petrova\n\nSkopje, Tirana, Beograd.")
    report = import_site(folder, "--language", "sq", "--map-language", "ro=rom")
    assert Byline.objects.get().name == "Ana Petrova"
    assert Edition.objects.get().language == Article.objects.get().original_language == "sq"
    assert "ro = rom" in report


def test_bad_files_do_not_stop_the_good_ones(folder):
    (folder / "a.txt").write_bytes(b"\x89PNG\0\0")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes(b"x" * 10_000_000)
    (folder / "d.txt").write_text("Flag Counter")
    (folder / "e.txt").write_bytes("Советот го усвои планот\n\nГрадот го усвои планот.".encode("cp1251"))
    report = folder.parent / "report.md"
    with pytest.raises(CommandError, match="4 of 5 files"):
        import_site(folder, "--report", str(report))
    text = report.read_text(encoding="utf-8")
    for words in ("not a text file", "is empty", "10.0 MB", "No story was found", "read as cp1251"):
        assert words in text
    assert Edition.objects.get().headline == "Советот го усвои планот"
    assert EditorNote.objects.filter(code="encoding").exists()


def test_the_report_for_programs(folder):
    (folder / "a.txt").write_text(INSTITUTION)
    path = folder.parent / "report.json"
    import_site(folder, "--report", str(path))
    story = json.loads(path.read_text(encoding="utf-8"))["files"][0]["stories"][0]
    assert story["outcome"] == "created"
    assert story["article"] == Article.objects.get().pk
    assert {note["code"] for note in story["notes"]} >= {"interface-language", "photo-credit"}


def test_the_report_carries_no_tricks_of_the_source(folder):
    (folder / "a.txt").write_text("Council <script>alert(1)</script> plan\n\nIt is \x1b[2J so. It is.")
    report = import_site(folder)
    assert "\x1b" not in report
    assert "\\<script>" in report


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "wxr"], "What works: text"),
        (["--format", "pdf"], "no format “pdf”"),
        (["--language", "xx"], "en, mk, rom"),
        (["--map-language", "ro"], "ro=rom"),
        (["--report", "/nowhere/at/all.md"], "no such folder"),
    ],
)
def test_wrong_options_say_what_is_right(folder, options, message):
    (folder / "a.txt").write_text(STORY)
    with pytest.raises(CommandError, match=message):
        import_site(folder, *options)
    assert not Article.objects.exists()


def test_wrong_sources(folder):
    with pytest.raises(CommandError, match="There is no folder or file"):
        import_site(folder / "missing")
    with pytest.raises(CommandError, match="no text file"):
        import_site(folder)
