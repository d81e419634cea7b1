"""What a page costs that no cache has: processor time with the database, queries; beside a minimal Wagtail.

`python bench/cold.py [--quick] [--json] [--no-peers] [--sizes 1000,100000]`. Everything in one run, in turn, on
PostgreSQL, in databases that are dropped afterwards; or `--databases URL,URL`, in databases with stories of
`generate_articles` that are there already, the smallest first, in which nothing is changed. Pages as a web process
makes them that has made others before: templates are loaded, the frame is remembered (10 seconds), cards that were
drawn before are not drawn again; the rows "alone" are without both.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from measuring import cold_ours, cold_wagtail
from measuring.databases import reason_missing, scratch
from measuring.site import REPOSITORY

CHILD = Path(__file__).with_name("measuring") / "cold_pages.py"
GOALS = {"front": 0.4, "article": 0.27, "feed": 0.4}
QUERIES = {"front": 5, "article": 4, "feed": 3}
GROWTH = 1.2
PAGES = {
    "front": "/mk/", "feed": "/mk/feed.xml", "section": "/mk/sections/invented-section-1/",
    "tag": "/mk/tags/invented-tag-0/", "person": "/mk/people/invented-person-0/", "archive": "/mk/archive/",
    "statistics": "/mk/statistics/", "sitemap": "/sitemap.xml",
}  # fmt: skip
"""Pages of our site, beside that of a story. Tag and person are the most frequent ones."""


class Site:
    """A process that makes pages when it is told to."""

    def __init__(self, python, project, settings: str, *more: str, env=None):
        command = [str(python), str(CHILD), str(project), settings, *more]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env, cwd=project
        )
        self._answer()

    def ask(self, path: str, times: int, *, fresh: bool = False) -> dict:
        """Make a page so many times."""
        print(
            json.dumps({"path": path, "times": times} | ({"fresh": True} if fresh else {})),
            file=self.process.stdin,
            flush=True,
        )
        return self._answer()

    def close(self) -> None:
        """End it."""
        self.process.stdin.close()
        self.process.wait(10)

    def _answer(self) -> dict:
        line = self.process.stdout.readline()
        if not line:
            sys.exit("A site ended before its time.")
        return json.loads(line)


def main() -> int:
    """Measure, print, and say which goals are met."""
    asked = arguments()
    if reason := reason_missing("PostgreSQL"):
        print(json.dumps({"missing": reason}) if asked.json else f"PostgreSQL: {reason}")
        return 0
    with ExitStack() as stack:
        conditions, missing = prepare(stack, asked)
        found = measure(conditions, 2 if asked.quick else asked.rounds, 2 if asked.quick else 10)
    report = {"pages": found, "missing": missing, "goals": goals(found)}
    print(json.dumps(report, indent=2) if asked.json else text(report))
    return 0


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few stories and rounds, to see that it works")
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--no-peers", action="store_true", help="without Wagtail")
    parser.add_argument("--sizes", help="numbers of stories, with commas; the first is compared with Wagtail")
    parser.add_argument(
        "--databases", help="addresses of databases with stories, with commas, the smallest first"
    )
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def prepare(stack: ExitStack, asked) -> tuple[dict, str]:
    """All sites, and the pages to ask them for: name → (site, path, whether from nothing)."""
    conditions, stories = {}, []
    for url, folder in _databases(stack, asked):
        made = _our_pages(stack, conditions, url, folder)
        stories = stories or made
    missing = "not asked for" if asked.no_peers else cold_wagtail.reason_missing() or ""
    if not missing:
        _pages_of_wagtail(stack, conditions, stories)
    return conditions, missing


def _databases(stack: ExitStack, asked) -> Iterator[tuple[str, Path]]:
    """The address of each database with stories, and a folder for everything else of its site."""
    for url in asked.databases.split(",") if asked.databases else ():
        yield url, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nevipe-bench-cold-")))
    if not asked.databases:
        for size in map(int, (asked.sizes or ("60" if asked.quick else "1000")).split(",")):
            url, folder = stack.enter_context(scratch("PostgreSQL"))
            cold_ours.make(url, folder, size)
            yield url, folder


def _our_pages(stack: ExitStack, conditions: dict, url: str, folder: Path) -> list[dict]:
    """Our site on a database; the newest of its stories."""
    size, newest = cold_ours.stories(url)
    site = Site(sys.executable, REPOSITORY, "portal.settings", "ours", env=cold_ours.environment(url, folder))
    stack.callback(site.close)
    pages = PAGES | {"article": f"/mk/articles/{newest[5]['slug']}/"}
    for page, path in pages.items():
        conditions[f"{page}, ours, {size:,}"] = (site, path, False)
    for page in ("front", "article"):
        conditions[f"{page}, ours, {size:,}, alone"] = (site, pages[page], True)
    return newest


def _pages_of_wagtail(stack: ExitStack, conditions: dict, stories: list[dict]) -> None:
    url, _folder = stack.enter_context(scratch("PostgreSQL"))
    root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nevipe-bench-cold-")))
    story = cold_wagtail.make(root, stories, url)
    site = Site(cold_wagtail.PYTHON, root, "news.settings.measured")
    stack.callback(site.close)
    for page, path in {"front": "/", "article": story, "feed": "/feed/"}.items():
        conditions[f"{page}, Wagtail"] = (site, path, False)


def measure(conditions: dict, rounds: int, times: int) -> dict:
    """Every page in every round, in an order that chance decides; medians."""
    chance, names = random.Random(1), list(conditions)
    found: dict[str, list[dict]] = {name: [] for name in names}
    for number in range(rounds):
        chance.shuffle(names)
        for name in names:
            site, path, fresh = conditions[name]
            found[name].append(site.ask(path, times, fresh=fresh))
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
    return {name: _summed(samples) for name, samples in found.items()}


def _summed(samples: list[dict]) -> dict:
    cpu = [sample["own"] + sample["db"] for sample in samples]
    last = samples[-1]
    return {
        "status": last["status"], "letters": last["letters"], "queries": last["queries"],
        "cpu": statistics.median(cpu), "least": min(cpu), "most": max(cpu),
        "db": statistics.median(sample["db"] for sample in samples),
    }  # fmt: skip


def goals(found: dict) -> list[dict]:
    """What was promised, and whether it is kept in this run."""
    sizes = sorted(
        {name.split(", ")[2] for name in found if "ours" in name}, key=lambda size: int(size.replace(",", ""))
    )
    made = []
    for page, ratio in GOALS.items():
        own = found[f"{page}, ours, {sizes[0]}"]
        made.append(_goal(f"{page}: queries", own["queries"], QUERIES[page]))
        if f"{page}, Wagtail" in found:
            made.append(
                _goal(f"{page}: of Wagtail's time", own["cpu"] / found[f"{page}, Wagtail"]["cpu"], ratio)
            )
    for page in ("article", *PAGES) if len(sizes) > 1 else ():
        small, large = (found[f"{page}, ours, {size}"]["cpu"] for size in (sizes[0], sizes[-1]))
        made.append(_goal(f"{page}: {sizes[-1]} stories against {sizes[0]}", large / small, GROWTH))
    return made


def _goal(name: str, value: float, limit: float) -> dict:
    return {"goal": name, "value": round(value, 3), "at most": limit, "met": value <= limit}


def text(report: dict) -> str:
    """The report for people."""
    lines = [
        f"{'page':38} {'CPU ms':>8} {'least':>8} {'most':>8} {'of it db':>8} {'queries':>8} {'bytes':>8}"
    ]
    for name, row in sorted(report["pages"].items()):
        numbers = " ".join(f"{row[key]:8.2f}" for key in ("cpu", "least", "most", "db"))
        lines.append(f"{name:38} {numbers} {row['queries']:8} {row['letters']:8} {row['status']}")
    if report["missing"]:
        lines.append(f"Wagtail: {report['missing']}")
    lines += [
        f"{'met' if one['met'] else 'NOT MET':8} {one['goal']}: {one['value']} (at most {one['at most']})"
        for one in report["goals"]
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
