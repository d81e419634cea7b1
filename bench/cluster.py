"""A newsroom on several machines, all of them on this one, and what readers notice when each of them dies.

`python bench/cluster.py [--quick] [--json] [--rate N]`. A PostgreSQL that leads and two that copy it, three web hosts,
nginx with deploy/nginx-cache.conf. Nothing of it goes near the data in var/ or the system's own servers.
"""

import argparse
import json
import sys

from measuring.cluster import postgres, proxy
from measuring.cluster.report import goals, text
from measuring.cluster.site import Site
from measuring.cluster.story import tell


def main() -> int:
    """Kill one after the other, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run that shows that everything works")
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--rate", type=float, default=40.0, help="pages a second (default: %(default)s)")
    chosen = parser.parse_args()
    if missing := postgres.reason_missing() or proxy.reason_missing():
        report = {"missing": missing}
    else:
        with Site(stories=60 if chosen.quick else 400) as site:
            report = tell(site, rate=chosen.rate, quick=chosen.quick)
    report |= {"goals": goals(report)}
    print(json.dumps(report, indent=2) if chosen.json else text(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
