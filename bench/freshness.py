"""How long after publishing every page, feed and process shows a story, and how long until a withdrawn one is gone.

`python bench/freshness.py [--quick] [--json] [--processes 3]`. Works on scratch databases, which it drops afterwards.
"""

import argparse
import json
import sys
from pathlib import Path

from measuring import children
from measuring.freshness_report import goals, text


def main() -> int:
    """Measure on every database of this machine, print, and say which goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two rounds, to see that everything works")
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--processes", type=int, default=3, help="web processes that are watched")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--watch", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.watch:
        return watch(*chosen.watch)
    if chosen.child:
        return child(*chosen.child, quick=chosen.quick, processes=chosen.processes)
    arguments = ["--processes", str(chosen.processes), *(["--quick"] if chosen.quick else [])]
    found = children.on_each_database(__file__, sys.executable, arguments)
    report = {"databases": found, "goals": goals(found)}
    print(json.dumps(report, indent=2) if chosen.json else text(report))
    return 0


def child(url: str, folder: str, target: str, *, quick: bool, processes: int) -> int:
    """Publish and withdraw on one database, and write down what the web processes saw."""
    from measuring.freshness import run

    found = run(url, Path(folder), rounds=2 if quick else 12, processes=processes, script=__file__)
    Path(target).write_text(json.dumps(found))
    return 0


def watch(url: str, folder: str, name: str) -> int:
    """Be one web process whose readers ask without a pause."""
    from measuring.freshness_readers import watch_pages

    watch_pages(url, Path(folder), name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
