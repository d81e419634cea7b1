"""What a page costs that no cache has: processor time with the database, queries; beside a minimal Wagtail.

`python bench/cold.py [--quick] [--json] [--no-peers] [--sizes 1000,100000]`. Everything in one run, in turn, on
PostgreSQL, in databases that are dropped afterwards; or `--databases URL,URL`, in databases with stories of
`generate_articles` that are there already, the smallest first, in which nothing is changed. Pages as a web process
makes them that has made others before: templates are loaded, the frame is remembered (10 seconds), cards that were
drawn before are not drawn again; the rows "alone" are without both. First the handlers, asked within a process, then
both sites as they are deployed (not with `--databases`).
"""

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from measuring import cold_deployed, cold_ours, cold_report, cold_wagtail
from measuring.databases import reason_missing, scratch
from measuring.site import REPOSITORY

CHILD = Path(__file__).with_name("measuring") / "cold_pages.py"
PAGES = {
    "front": "/mk/", "feed": "/mk/feed.xml", "section": "/mk/sections/invented-section-1/",
    "tag": "/mk/tags/invented-tag-0/", "person": "/mk/people/invented-person-0/", "archive": "/mk/archive/",
    "statistics": "/mk/statistics/", "sitemap": "/sitemap.xml",
}  # fmt: skip
"""Pages of our site, beside that of a story. Tag and person are the most frequent ones."""
DEPLOYED = "as deployed"
STORIES = slice(5, 25)
"""Which of the newest stories are asked for."""


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
    rounds = 2 if asked.quick else asked.rounds
    with ExitStack() as stack:
        handlers, deployed, missing = prepare(stack, asked)
        found = measure(handlers, rounds, 2 if asked.quick else 10)
        for ask in deployed.values():
            ask(2 if asked.quick else 60)  # every process has made such a page
        sent = measure(deployed, rounds, 2 if asked.quick else 80)
    goals = cold_report.goals(found, sent)
    alone = cold_report.ratios(found)
    report = {"pages": found, "handlers": alone, "deployed": sent, "missing": missing, "goals": goals}
    print(json.dumps(report, indent=2) if asked.json else cold_report.text(report))
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


def prepare(stack: ExitStack, asked) -> tuple[dict, dict, dict[str, str]]:
    """Pages of handlers and of deployed sites, each as something that makes it so many times; and what is missing."""
    missing = missing_peers(asked)
    handlers, deployed, stories = {}, {} if not missing.keys() & {"Wagtail", DEPLOYED} else None, None
    for url, folder in _databases(stack, asked):
        made = _our_pages(stack, handlers, deployed if stories is None else None, url, folder)
        stories = stories or made
    if "Wagtail" not in missing:
        _pages_of_wagtail(stack, handlers, deployed, stories)
    return handlers, deployed or {}, missing


def missing_peers(asked) -> dict[str, str]:
    """What cannot be measured here, and why."""
    if reason := "not asked for" if asked.no_peers else cold_wagtail.reason_missing():
        return {"Wagtail": reason}
    if reason := "not with --databases" if asked.databases else cold_deployed.reason_missing():
        return {DEPLOYED: reason}
    return {} if shutil.which("nginx") else {"nginx": cold_deployed.NO_NGINX}


def _databases(stack: ExitStack, asked) -> Iterator[tuple[str, Path]]:
    """The address of each database with stories, and a folder for everything else of its site."""
    for url in asked.databases.split(",") if asked.databases else ():
        yield url, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nevipe-bench-cold-")))
    if not asked.databases:
        for size in map(int, (asked.sizes or ("60" if asked.quick else "1000")).split(",")):
            url, folder = stack.enter_context(scratch("PostgreSQL"))
            cold_ours.make(url, folder, size)
            yield url, folder


def _our_pages(stack: ExitStack, handlers: dict, deployed: dict | None, url: str, folder: Path) -> list[dict]:
    """Our site on a database; the newest of its stories."""
    size, newest = cold_ours.stories(url)
    environment = cold_ours.environment(url, folder)
    site = Site(sys.executable, REPOSITORY, "portal.settings", "ours", env=environment)
    stack.callback(site.close)
    stories = [f"/mk/articles/{story['slug']}/" for story in newest[STORIES]]
    pages = PAGES | {"article": stories[0]}
    for page, path in pages.items():
        handlers[f"{page}, ours, {size:,}"] = partial(site.ask, path)
    for page in ("front", "article"):
        handlers[f"{page}, ours, {size:,}, alone"] = partial(site.ask, pages[page], fresh=True)
    if deployed is not None:
        served = stack.enter_context(cold_deployed.ours(url, environment, folder))
        for page in cold_report.GOALS:
            deployed[f"{page}, ours"] = partial(served.ask, stories if page == "article" else [pages[page]])
    return newest


def _pages_of_wagtail(stack: ExitStack, handlers: dict, deployed: dict | None, stories: list[dict]) -> None:
    url, _folder = stack.enter_context(scratch("PostgreSQL"))
    root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nevipe-bench-cold-")))
    cold_wagtail.make(root, stories, url)
    paths = [f"/story-{number}/" for number in range(len(stories))][STORIES]
    pages = {"front": "/", "article": paths[0], "feed": "/feed/", "feed, whole stories": "/whole-feed/"}
    site = Site(cold_wagtail.PYTHON, root, "news.settings.measured")
    stack.callback(site.close)
    for page, path in pages.items():
        handlers[f"{page}, Wagtail"] = partial(site.ask, path)
    if deployed is not None:
        served = stack.enter_context(cold_deployed.wagtail(url, root))
        for page, path in pages.items():
            deployed[f"{page}, Wagtail"] = partial(served.ask, paths if page == "article" else [path])


def measure(conditions: dict, rounds: int, times: int) -> dict:
    """Every page in every round, in an order that chance decides; medians."""
    chance, names = random.Random(1), list(conditions)
    found: dict[str, list[dict]] = {name: [] for name in names}
    for number in range(rounds if names else 0):
        chance.shuffle(names)
        for name in names:
            found[name].append(conditions[name](times))
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
    return {name: _summed(samples) for name, samples in found.items()}


def _summed(samples: list[dict]) -> dict:
    cpu = [sample["own"] + sample["db"] for sample in samples]
    last = samples[-1]
    return {
        "status": last["status"], "letters": last["letters"], "queries": last.get("queries"),
        "cpu": statistics.median(cpu), "least": min(cpu), "most": max(cpu),
        "db": statistics.median(sample["db"] for sample in samples),
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
