"""The corpus of hostile input stands beside the project, not in it; tests that need it say so when it is absent."""

import json
import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("HOSTILE_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))
ABSENT = f"no corpus of hostile input in {FOLDER} (set HOSTILE_CORPUS)"


def cases(name: str) -> list:
    """Parameters from a JSONL file, one test each; a single skipped test when the file is not there."""
    path = FOLDER / name
    if not path.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason=ABSENT), id="absent")]
    # Not splitlines(): a case may contain the other characters that end a line for Python.
    lines = filter(str.strip, path.read_text("utf-8").split("\n"))
    return [pytest.param(case, id=case["id"]) for case in map(json.loads, lines)]


def files(folder: str) -> list:
    """Parameters from the files of a folder, likewise."""
    paths = sorted((FOLDER / folder).glob("*"))
    return [pytest.param(path, id=path.name) for path in paths] or [
        pytest.param(None, marks=pytest.mark.skip(reason=ABSENT), id="absent")
    ]
