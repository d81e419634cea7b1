"""One process for each database, since Django can be set up only once in a process."""

import json
import subprocess
import sys

from measuring.databases import KINDS, reason_missing, scratch


def on_each_database(script: str, python: str, arguments: list[str]) -> dict[str, dict]:
    """Run a bench's own file once for each database; give what the runs found, or `{"missing": reason}`."""
    return {kind: _on(kind, script, python, arguments) for kind in KINDS}


def _on(kind: str, script: str, python: str, arguments: list[str]) -> dict:
    if reason := reason_missing(kind):
        return {"missing": reason}
    with scratch(kind) as (url, folder):
        found = folder / "found.json"
        finish([python, script, *arguments, "--child", url, folder, found], kind)
        return json.loads(found.read_text())


def finish(command: list, kind: str) -> None:
    """Run to the end; what fails ends the bench."""
    finished = subprocess.run([str(part) for part in command], check=False, stdin=subprocess.DEVNULL)
    if finished.returncode:
        sys.exit(f"The bench on {kind} ended with exit code {finished.returncode}.")
