"""How quick the search is, at several sizes, on both databases, beside Wagtail's search in the database.

`python bench/search.py [--quick] [--json] [--no-peers] [--sizes 1000,20000] [--databases SQLite,PostgreSQL]`. Works on
scratch databases, which it drops afterwards. A million editions take about 8 GB and an hour.
"""

import argparse
import json
import sys
from pathlib import Path

from measuring import searching_peer
from measuring.databases import KINDS, reason_missing, scratch
from measuring.searching_report import goals, text

SIZES, QUICK_SIZES = "1000,5000", "300"
PEER_LIMIT = 20_000


def main() -> int:
    """Measure, print, and say which goals are met."""
    chosen = arguments()
    if chosen.child:
        return child(*chosen.child)
    found: dict = {}
    for kind in chosen.databases.split(","):
        found[kind] = {}
        if reason := reason_missing(kind):
            found[kind]["missing"] = reason
            continue
        for size in map(int, (chosen.sizes or (QUICK_SIZES if chosen.quick else SIZES)).split(",")):
            found[kind][str(size)] = measure(kind, size, quick=chosen.quick, peers=not chosen.no_peers)
            print(f"{kind}, {size:,}: measured", file=sys.stderr, flush=True)
    report = {"databases": found, "goals": goals(found)}
    print(json.dumps(report, indent=2) if chosen.json else text(report))
    return 0


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few documents and rounds, to see that it works")
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--no-peers", action="store_true", help="without Wagtail")
    parser.add_argument("--sizes", help="numbers of editions, with commas")
    parser.add_argument("--databases", default=",".join(KINDS), help="which, with commas")
    parser.add_argument("--child", nargs=5, help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(kind: str, size: int, *, quick: bool, peers: bool) -> dict:
    """One size on one database: ours, then Wagtail on the same texts."""
    from measuring.children import finish

    with scratch(kind) as (url, folder):
        target = folder / "found.json"
        finish([sys.executable, __file__, "--child", url, folder, target, size, int(quick)], kind)
        found = json.loads(target.read_text())
        if peers and size <= PEER_LIMIT:
            with scratch(kind) as (peer_url, peer_folder):
                found["wagtail"] = searching_peer.measure(peer_url, peer_folder, folder)
        return found


def child(url: str, folder: str, target: str, size: str, quick: str) -> int:
    """Measure on one database and write down what was found."""
    from measuring.searching import run

    Path(target).write_text(json.dumps(run(url, Path(folder), int(size), quick=quick == "1")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
