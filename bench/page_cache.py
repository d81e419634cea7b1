"""What a page from memory costs the processor, beside Django's own cache middleware, in one process without a server.

`python bench/page_cache.py [--quick] [--json]`. No database, nothing in var/: a front page of invented words.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from measuring.samples import interleave
from measuring.tables import goal, number, table, verdict

CYCLES, QUICK_CYCLES = 400, 20
HIT, COUNTED, DJANGO = "from memory", "from memory, counted", "Django's cache middleware"
LIMIT_US, TIMES = 30, 10


def run(cycles: int) -> dict:
    """Microseconds of processor time for each kind of request, and what traffic of a day finds in memory."""
    from measuring.page_cache import conditions, traffic

    found_in_memory = traffic(20_000 if cycles > QUICK_CYCLES else 2_000)
    runs, requests = conditions()
    found = interleave(runs, cycles, "Requests")
    costs = {name: statistics.median(samples.cpu) / 1000 / requests for name, samples in found.items()}
    return {"microseconds": costs, "traffic": found_in_memory}


def goals(found: dict) -> list[dict]:
    """The cache alone, and against what comes with Django."""
    costs = found["microseconds"]
    return [
        goal("a page from memory, processor", costs[HIT], LIMIT_US, "µs"),
        goal(
            "Django's cache middleware takes", costs[DJANGO] / costs[COUNTED], TIMES, "times", at_least=True
        ),
        goal("renderings for 2,000 random questions", found["traffic"]["renders_for_random"], 5, ""),
    ]


def main() -> int:
    """Measure, print, and say which goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run that shows that everything works")
    parser.add_argument("--json", action="store_true", help="as data")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        from measuring.page_cache import start

        start(Path(folder))
        found = run(QUICK_CYCLES if chosen.quick else CYCLES)
    report = found | {"goals": goals(found)}
    if chosen.json:
        print(json.dumps(report, indent=2))
        return 0
    rows = [(what, number(cost)) for what, cost in found["microseconds"].items()]
    print(table(("one request", "µs"), rows), "\n")
    print(
        table(("invented traffic", ""), [(what, number(it)) for what, it in found["traffic"].items()]), "\n"
    )
    print("\n".join(map(verdict, report["goals"])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
