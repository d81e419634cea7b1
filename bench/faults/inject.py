"""Break things while readers read, and say what became of them.

`python bench/faults/inject.py [F04 F07 …] [--json]`; without names all faults, one after another, about twenty minutes.
Everything is made for the run, in folders and on ports of its own, and thrown away after it. Small disks (F12, F13)
need root; F07 and F08 start a PostgreSQL of their own; F10 and F11 need redis-server, F22 nginx.
"""

import argparse
import json
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from faults import databases, disks, floods, processes, servers, slow
from faults.stage import one_paper
from faults.verdict import Verdict

FAULTS = dict(sorted(
    (name, make) for part in (processes, databases, servers, disks, slow, floods) for name, make in part.FAULTS.items()
))  # fmt: skip


def main() -> int:
    """Make the faults that were asked for; 1 if a criterion is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*FAULTS, []], metavar="F01 …", help="which faults; default: all"
    )
    parser.add_argument("--json", action="store_true", help="as data")
    chosen = parser.parse_args()
    with one_paper():
        verdicts = [_told(of(name), quiet=chosen.json) for name in chosen.names or FAULTS]
    if chosen.json:
        print(json.dumps([vars(verdict) | {"met": verdict.met} for verdict in verdicts], indent=2))
    return int(not all(verdict.met for verdict in verdicts))


def _told(verdict: Verdict, *, quiet: bool) -> Verdict:
    if not quiet:
        print(verdict.text(), flush=True)
    return verdict


def of(name: str) -> Verdict:
    """Make one fault. A script that breaks itself is a criterion that is not met."""
    try:
        return FAULTS[name]()
    except Exception:  # noqa: BLE001  the other faults are made all the same
        verdict = Verdict(name, FAULTS[name].__doc__)
        verdict.note(traceback.format_exc(limit=-3), met=False)
        return verdict


if __name__ == "__main__":
    sys.exit(main())
