"""Ready for a language that is written from right to left: the same pages, with Arabic switched on."""

import os
import subprocess
import sys

import pytest

from tests.services import REPOSITORY, need


@pytest.mark.processes
def test_the_paper_can_be_read_from_right_to_left():
    need("chromium")
    # No copy of a ready database either: those of all others have no columns for Arabic.
    of_others = ("DATABASE_", "PYTEST_", "TEST_READY_")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(of_others)}
    environment["TEST_DATABASE_SUFFIX"] = f"right_to_left_{os.getpid()}"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        "--ds=tests.journeys.right_to_left.settings",
    ]
    run = subprocess.run(
        [*command, "tests/journeys/right_to_left/pages.py"],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
