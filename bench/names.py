"""How many of the names in five real texts are found, and how many of those found are right; and how long it takes.

`python bench/names.py [--quick] [--json]`. The texts lie beside the repository; the answers, made by hand, are in
measuring/names_key.toml. Reads the files of the demo edition and no database.
"""

import argparse
import json
import sys

from measuring import names
from measuring.names_report import goals, text
from measuring.site import without_database


def main() -> int:
    """Measure, print, and say which goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few records, to see that it works")
    parser.add_argument("--json", action="store_true", help="as data")
    chosen = parser.parse_args()
    without_database()
    report = measure(quick=chosen.quick)
    print(json.dumps(report, indent=2) if chosen.json else text(report))
    return 0


def measure(*, quick: bool) -> dict:
    """Both measurements as data."""
    from measuring.names_book import demo_book
    from measuring.names_time import times

    report = {"missing": names.reason_missing(), "found": {}, "unwarned": {}, "goals": []}
    if report["missing"] is None:
        report["found"] = names.as_data(names.measured(demo_book()))
        report["unwarned"] = names.as_data(names.measured(demo_book(with_misspellings=False)))
    report["times"] = times(records=500 if quick else 10_000)
    return report | {"goals": goals(report)}


if __name__ == "__main__":
    sys.exit(main())
