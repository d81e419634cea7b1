"""`manage.py import_site`: stories of an old site as drafts."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from importers.files import Source
from importers.formats import parser
from importers.language_map import known_language, language_map
from importers.report_json import as_json
from importers.report_text import markdown
from importers.run import Report, run


class Command(BaseCommand):
    help = (
        "Import stories as drafts. A second run changes nothing; drafts that were edited here are left alone."
    )

    def add_arguments(self, arguments):
        arguments.add_argument("source", type=Path, help="a folder of text files, or one text file")
        arguments.add_argument("--format", default="text", help="what the source is; so far: text")
        arguments.add_argument(
            "--language", default="", help="language of words that do not tell it themselves"
        )
        arguments.add_argument(
            "--map-language", action="append", default=[], metavar="ro=rom",
            help="what a language code of the old site means here; may be given more than once",
        )  # fmt: skip
        arguments.add_argument("--dry-run", action="store_true", help="write nothing, only report")
        arguments.add_argument(
            "--report", type=Path, help="also write the report to this file (.json: for programs)"
        )

    def handle(self, *, source: Path, report: Path | None, **options):
        result = self._run(Source(source), report, options)
        self.stdout.write(markdown(result))
        if report:
            _write(report, result)
        if result.failed:
            raise CommandError(
                f"{len(result.failed)} of {len(result.files)} files could not be imported; see the report."
            )

    def _run(self, source: Source, report: Path | None, options: dict) -> Report:
        try:
            parse = parser(options["format"])
            language = known_language(options["language"]) if options["language"] else ""
            languages = language_map(options["map_language"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        _check(source, report)
        return run(
            source, parse, format_name=options["format"], language=language, languages=languages,
            dry_run=options["dry_run"],
        )  # fmt: skip


def _check(source: Source, report: Path | None) -> None:
    """Refuse what cannot work before anything is written."""
    if not source.path.is_dir() and not source.path.is_file():
        raise CommandError(f"There is no folder or file “{source.path}”.")
    if not source.files():
        raise CommandError(f"There is no text file (.txt) in “{source.path}”.")
    if report and (report.is_dir() or not report.absolute().parent.is_dir()):
        raise CommandError(f"The report cannot be written to “{report}”: no such folder.")


def _write(path: Path, report: Report) -> None:
    try:
        path.write_text(
            as_json(report) if path.suffix.lower() == ".json" else markdown(report) + "\n", encoding="utf-8"
        )
    except OSError as error:
        raise CommandError(
            f"The import is done, but the report cannot be written: {error.strerror}."
        ) from error
