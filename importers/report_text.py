"""The report of an import as a journalist reads it: Markdown, which is readable as it stands."""

from collections import Counter
from collections.abc import Iterator

from importers.planning import Step
from importers.run import FileReport, Report
from languages.dates import date_text
from languages.registry import ALL

LONGEST_LINE = 100


def markdown(report: Report) -> str:
    """The whole report."""
    return "\n".join(
        [*_beginning(report), *(line for file in report.files for line in _file(file)), *_totals(report)]
    )


def _beginning(report: Report) -> Iterator[str]:
    yield f"# Import from {_clean(report.source)}"
    yield ""
    yield (
        "Trial run: nothing was written."
        if report.dry_run
        else "All stories are drafts; readers see none of them."
    )
    if report.languages:
        pairs = ", ".join(f"{old} = {new}" for old, new in report.languages.items())
        yield f"Languages of the old site: {pairs}. Text files carry no language codes, so they were not needed."
    for name in report.left_aside:
        yield f"Left aside, not a text file by its name: {_clean(name)}"


def _file(file: FileReport) -> Iterator[str]:
    yield from ("", f"## {_clean(file.name)}", "")
    if file.problem:
        yield f"**Not imported.** {_clean(file.problem)}"
        return
    yield f"{_count(len(file.steps), 'story', 'stories')} found."
    if file.encoding:
        yield f"The file is not UTF-8; it was read as {file.encoding}."
    if file.vanished:
        yield f"Imported earlier and no longer in the file: {file.vanished}. They were kept."
    for name, value in file.parsed.settings.items():
        yield f"Setting that this file suggests: `{name}={value}`"
    for number, step in enumerate(file.steps, 1):
        yield from _story(number, step)
    if file.parsed.left_out:
        yield from ("", "Left out:", "")
        for line in file.parsed.left_out:
            yield f"- line {line.line}: “{_clean(line.text, LONGEST_LINE)}” – {line.reason}"


def _story(number: int, step: Step) -> Iterator[str]:
    draft = step.draft
    name = _clean(draft.headline) or f"(no headline) {_clean(draft.opening)}"
    yield from ("", f"### {number}. {name}", "")
    yield f"- {step.outcome}" + (f" – article {step.article}" if step.article else "")
    yield f"- {ALL[draft.language].english_name}, {draft.kind}, from line {draft.line}: {_clean(draft.why)}"
    if draft.published_at:
        yield f"- date: {date_text(draft.published_at, 'en', time=True)}"
    origin = ", ".join(filter(None, [draft.dateline, draft.agency, draft.author]))
    if origin:
        yield f"- from: {_clean(origin)}"
    for note in draft.notes:
        yield f"- {note.code}: {_clean(note.text)}"


def _totals(report: Report) -> Iterator[str]:
    yield from ("", "## Totals", "")
    yield f"- {_count(len(report.files), 'file', 'files')}, {_count(len(report.failed), 'failure', 'failures')}"
    yield f"- {_count(len(report.steps), 'story', 'stories')}"
    for outcome, number in Counter(step.outcome for step in report.steps).items():
        yield f"  - {outcome}: {number}"
    for code, number in sorted(
        Counter(note.code for step in report.steps for note in step.draft.notes).items()
    ):
        yield f"- notes “{code}”: {number}"
    if report.nothing_changed:
        yield from ("", "Nothing changed.")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _clean(text: str, longest: int = 2000) -> str:
    """Text of strangers on one line: no control characters for the terminal, no tags for a Markdown viewer."""
    line = "".join(letter if letter.isprintable() else " " for letter in text).replace("<", "\\<")
    return line if len(line) <= longest else line[: longest - 1] + "…"
