"""What counting costs a request: ours beside django-hitcount and django-tracking2, in one process.

`python bench/counter.py [--quick] [--json] [--no-peers]`. Nothing of it goes near the data in var/.
"""

import argparse
import json
import sys
from pathlib import Path

from measuring import children, peers
from measuring.counting_report import goals, text

CYCLES, QUICK_CYCLES = 400, 25


def main() -> int:
    """Measure on every database of this machine, print, and say which goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run that shows that everything works")
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--no-peers", action="store_true", help="only ours")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        return child(*chosen.child, chosen)
    python, why_not = (sys.executable, "--no-peers") if chosen.no_peers else peers.python()
    arguments = [f"--{name.replace('_', '-')}" for name in ("quick", "no_peers") if getattr(chosen, name)]
    arguments += ["--no-peers"] if why_not and not chosen.no_peers else []
    found = children.on_each_database(__file__, python, arguments)
    report = {"without_peers": why_not, "databases": found, "goals": goals(found)}
    print(json.dumps(report, indent=2) if chosen.json else text(report))
    return 0


def child(url: str, folder: str, target: str, chosen: argparse.Namespace) -> int:
    """Measure on one database and write down what was found."""
    from measuring.counting import run

    cycles = QUICK_CYCLES if chosen.quick else CYCLES
    Path(target).write_text(json.dumps(run(url, Path(folder), cycles, with_peers=not chosen.no_peers)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
