"""The report of an import for programs."""

import json
from dataclasses import asdict

from importers.planning import Step
from importers.run import FileReport, Report


def as_json(report: Report) -> str:
    """The same facts as in the report for journalists."""
    content = {
        "source": report.source,
        "dry_run": report.dry_run,
        "nothing_changed": report.nothing_changed,
        "files": [_file(file) for file in report.files],
        "left_aside": report.left_aside,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"


def _file(file: FileReport) -> dict:
    return {
        "name": file.name,
        "problem": file.problem,
        "encoding": file.encoding,
        "settings": file.parsed.settings,
        "no_longer_in_file": file.vanished,
        "stories": [_story(step) for step in file.steps],
        "left_out": [asdict(line) for line in file.parsed.left_out],
    }


def _story(step: Step) -> dict:
    return {"outcome": step.outcome.name.lower(), "article": step.article} | asdict(step.draft)
