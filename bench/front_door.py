"""What a page from memory costs beside a constant, a file and the caches of others, over HTTP, each reader counted.

`python bench/front_door.py [--quick] [--json] [--no-peers] [--rounds 7] [--seconds 3]`. Needs wrk and nginx.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from measuring import wrk
from measuring.front_report import goals, text

ROUNDS, SECONDS = 5, 3


def main() -> int:
    """Measure, print, and say which goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run that shows that everything works")
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--no-peers", action="store_true", help="without Wagtail and WordPress")
    parser.add_argument(
        "--page-cache-plugin", type=Path, metavar="FOLDER", help="a plugin of WordPress to measure"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=int, default=SECONDS, help="of each measurement")
    chosen = parser.parse_args()
    if reason := wrk.reason_missing():
        print(json.dumps({"missing": reason, "goals": []}) if chosen.json else f"Not measured: {reason}")
        return 0
    rounds, seconds = (1, 1) if chosen.quick else (chosen.rounds, chosen.seconds)
    with tempfile.TemporaryDirectory(prefix="nevipe-bench-door-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        from measuring.front_door import run

        with_peers = not (chosen.no_peers or chosen.quick)
        found = run(folder, rounds, seconds, with_peers=with_peers, plugin=chosen.page_cache_plugin)
    report = found | {"goals": goals(found["pages"])}
    print(json.dumps(report, indent=2) if chosen.json else text(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
