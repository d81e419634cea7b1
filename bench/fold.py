"""What counting the spool costs: a thousand views at a time as on a busy site, and a million after an outage.

`python bench/fold.py [--quick] [--json]`. Works on scratch databases, which it drops afterwards.
"""

import argparse
import json
import sys
from pathlib import Path

from measuring import children
from measuring.folding_report import goals, text


def main() -> int:
    """Measure on every database of this machine, print, and say which goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="few and small rounds, to see that everything works"
    )
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        return child(*chosen.child, quick=chosen.quick)
    arguments = ["--quick"] if chosen.quick else []
    found = children.on_each_database(__file__, sys.executable, arguments)
    report = {"databases": found, "goals": goals(found)}
    print(json.dumps(report, indent=2) if chosen.json else text(report))
    return 0


def child(url: str, folder: str, target: str, *, quick: bool) -> int:
    """Measure on one database and write down what was found."""
    from measuring.folding import run

    Path(target).write_text(json.dumps(run(url, Path(folder), quick=quick)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
