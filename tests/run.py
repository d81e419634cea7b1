"""`make test`: every test that this machine can run, on every database it has, and a list of what was left out.

Four runs: everything quick on SQLite, journeys in a browser, what starts and kills real processes (three files of tests
at a time: they wait more than they work), then once more on PostgreSQL whatever has a database and depends on it.
"""

import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from tests import ready
from tests.services import POSTGRES_URL, REPOSITORY, REQUIRED, reason_missing

REPORTS = REPOSITORY / "var" / "tests"
NOTHING_COLLECTED = 5
QUICK = "not browser and not processes"
AGAIN = {"DATABASE_URL": POSTGRES_URL, "ONLY_WITH_DATABASE": "yes"}
RUNS = [
    ("SQLite", QUICK, ["-n", "auto"], {}),
    ("browser", "browser and not processes", ["-n", "auto"], {}),
    ("processes", "processes", ["-n", "3", "--dist", "loadfile"], {}),
    ("PostgreSQL", f"{QUICK} and not once", ["-n", "auto"], AGAIN),
]


@dataclass
class Outcome:
    """What one run of pytest came to."""

    passed: int = 0
    failed: int = 0
    skipped: Counter = field(default_factory=Counter)


def main(arguments: list[str]) -> int:
    """Run, then say in the last lines what passed, what failed and what was left out."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    with ready.databases() as found:
        os.environ.update(found)
        outcomes = [run(*each, arguments) for each in RUNS]
    skipped = sum((outcome.skipped for outcome in outcomes), Counter())
    print("\nSkipped:" if skipped else "\nNothing was skipped.")
    for reason, count in skipped.most_common():
        print(f"  {count} × {reason}")
    passed, failed = sum(each.passed for each in outcomes), sum(each.failed for each in outcomes)
    print(f"{passed} passed, {failed} failed, {skipped.total()} skipped")
    return int(failed > 0 or passed == 0)


def run(name: str, marks: str, options: list[str], environment: dict, arguments: list[str]) -> Outcome:
    """One run of pytest in a process of its own."""
    if name == "PostgreSQL" and (reason := reason_missing("postgres")):
        return Outcome(
            failed=int("postgres" in REQUIRED), skipped=Counter([f"{name}, the whole run: {reason}"])
        )
    order = random.randrange(2**32)
    print(f"\n=== {name}, in the order of --randomly-seed={order}", flush=True)
    report = REPORTS / f"{name.replace(' ', '-')}.xml"
    report.unlink(missing_ok=True)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-m",
        marks,
        *options,
        f"--randomly-seed={order}",
        f"--junitxml={report}",
        *arguments,
    ]
    inherited = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    finished = subprocess.run(command, cwd=REPOSITORY, env=inherited | environment, check=False)
    return read(report, finished.returncode)


def read(report, exit_code: int) -> Outcome:
    """Count what a report says. A run that failed without a failed test, or without a report, counts as one."""
    if not report.is_file():
        return Outcome(failed=1)
    cases = list(ET.parse(report).getroot().iter("testcase"))
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skips = [case.find("skipped").get("message") for case in cases if case.find("skipped") is not None]
    outcome = Outcome(len(cases) - len(failed) - len(skips), len(failed), Counter(skips))
    if exit_code not in {0, NOTHING_COLLECTED} and not failed:
        outcome.failed = 1
    return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
