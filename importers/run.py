"""Import a whole source, file by file; a bad file never stops the others."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError

from articles.errors import NewsroomError
from importers.decoding import UnreadableError
from importers.drafts import Note, Parsed
from importers.files import Source, SourceFile
from importers.fitting import fit
from importers.planning import Outcome, Step, plan, vanished
from importers.writing import write


@dataclass(slots=True)
class FileReport:
    """What happened to one file."""

    name: str
    problem: str = ""
    """Why nothing was imported from it."""
    encoding: str = ""
    parsed: Parsed = field(default_factory=Parsed)
    steps: list[Step] = field(default_factory=list)
    vanished: int = 0


@dataclass(slots=True)
class Report:
    """What happened to a source."""

    source: str
    dry_run: bool
    languages: dict[str, str]
    """Language codes of the old site and ours, as given by whoever started the import."""
    files: list[FileReport] = field(default_factory=list)
    left_aside: list[str] = field(default_factory=list)

    @property
    def failed(self) -> list[FileReport]:
        """Files from which nothing could be imported."""
        return [file for file in self.files if file.problem]

    @property
    def steps(self) -> list[Step]:
        """Every draft of every file."""
        return [step for file in self.files for step in file.steps]

    @property
    def nothing_changed(self) -> bool:
        """Whether the newsroom holds exactly what it held before."""
        return all(step.outcome in {Outcome.UNCHANGED, Outcome.DELETED} for step in self.steps)


def run(
    source: Source,
    parse: Callable[..., Parsed],
    *,
    format_name: str,
    language: str,
    languages: dict[str, str],
    dry_run: bool,
) -> Report:
    """Read every file and write its stories as drafts, or only say what would be written."""
    report = Report(f"{format_name}:{source.name}", dry_run, languages, left_aside=source.left_aside())
    for file in source.files():
        result = FileReport(file.name)
        report.files.append(result)
        try:
            _read(file, result, parse, language)
            _store(report, result)
        except (UnreadableError, NewsroomError) as error:
            result.problem = str(error)
        except DatabaseError as error:
            result.problem = (
                f"The database refused the stories of this file; none of them was written. {error}".strip()
            )
    return report


def _read(file: SourceFile, result: FileReport, parse: Callable[..., Parsed], language: str) -> None:
    text, result.encoding = file.read()
    result.parsed = parse(text, language=language, site_language=settings.LANGUAGE_CODE)
    if not result.parsed.drafts:
        raise UnreadableError("No story was found in this file.")
    for draft in map(fit, result.parsed.drafts):
        if result.encoding:
            text = f"The file is not UTF-8; it was read as {result.encoding}. Please check letters such as č, š, ё, ќ."
            draft.notes.append(Note("encoding", text))


def _store(report: Report, result: FileReport) -> None:
    store = plan if report.dry_run else write
    result.steps = store(report.source[-150:], result.name, result.parsed.drafts)
    result.vanished = vanished(report.source[-150:], result.name, result.parsed.drafts)
