"""The rounds of bench/freshness.py on one database: publish, wait, withdraw, wait."""

import json
import statistics
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from measuring import whole_site
from measuring.freshness_readers import ADDRESSES
from measuring.running import running

PAUSE = 3.0
"""Seconds between two steps; what is not seen by then counts as never."""
FIRST_STORIES = 60


def run(url: str, folder: Path, *, rounds: int, processes: int, script: str) -> dict:
    """Let readers ask everywhere while stories come and go."""
    whole_site.start(url, folder)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    paper = Paper()
    names = [f"process-{number}" for number in range(processes)]
    commands = [[sys.executable, script, "--watch", url, folder, name] for name in names]
    with ExitStack() as stack:
        watching = [stack.enter_context(running(command)) for command in commands]
        while not all((folder / f"{name}.ready").exists() for name in names):
            time.sleep(0.1)
        time.sleep(PAUSE)
        steps = [_round(paper, folder, number) for number in range(1, rounds + 1)]
        (folder / "stop").touch()
        for process in watching:
            process.wait(120)
    seen = [json.loads((folder / f"{name}.json").read_text()) for name in names]
    return summary(steps, seen) | {"processes": processes, "rounds": rounds, "poll": _poll()}


class Paper:
    """A small paper: one section, one topic, one person, some stories."""

    def __init__(self):
        from django.contrib.auth.models import User

        from articles.models import Section, Tag
        from people.models import Person

        self.by = User.objects.create_superuser("bench", password=None)
        self.section = Section.objects.create(slug="bench", name_mk="Мерење")
        self.tag = Tag.objects.create(slug="bench", name_mk="Мерење")
        self.person = Person.objects.create(slug="bench", name_mk="Ана")
        for number in range(1000, 1000 + FIRST_STORIES):
            self.publish(number)

    def write(self, number: int):
        """A draft with a sign in its headline and in its text."""
        from articles import writing
        from articles.models import Article

        article = Article.objects.create(section=self.section, original_language="mk")
        article.tags.add(self.tag)
        article.people.add(self.person)
        sign = f"sign-{number}-of-the-bench"
        words = {"headline": sign, "standfirst": "Кратко.", "body": f"<p>{sign}</p>"}
        return writing.save_words(article, "mk", words, by=self.by, slug=f"bench-{number}")

    def publish(self, number: int):
        """A story that readers can read."""
        from articles import publishing

        return publishing.publish(self.write(number), by=self.by)


def _round(paper: Paper, folder: Path, number: int) -> dict:
    """When the transactions of publication and withdrawal were over."""
    from articles import publishing

    draft = paper.write(number)
    (folder / "round").write_text(str(number))
    time.sleep(PAUSE)
    edition = publishing.publish(draft, by=paper.by)
    published_at = time.time()
    time.sleep(PAUSE)
    publishing.withdraw(edition, by=paper.by, reason="bench")
    withdrawn_at = time.time()
    time.sleep(PAUSE)
    return {"number": number, "published_at": published_at, "withdrawn_at": withdrawn_at}


def summary(steps: list[dict], seen: list[dict]) -> dict:
    """Seconds from the commit until nobody who asked got the former state any more, of any page in any process."""
    visible, gone, missing = [], [], 0
    for step in steps:
        times = [each["seen"].get(str(step["number"]), {}) for each in seen]
        missing += sum(address not in found for found in times for address in ADDRESSES)
        former = [each["old"].get(str(step["number"]), {}) for each in seen]
        last_old = [at for one in former for at in one.values() if at < step["withdrawn_at"]]
        last_new = [last for one in times for _first, last in one.values()]
        visible.append(max(0.0, max(last_old, default=0.0) - step["published_at"]))
        gone.append(max(0.0, max(last_new, default=0.0) - step["withdrawn_at"]))
    asked = sum(each["asked"] for each in seen)
    return {"visible": _spread(visible), "gone": _spread(gone), "unseen": missing, "asked": asked,
            "addresses": len(ADDRESSES), "cache": [each["cache"] for each in seen]}  # fmt: skip


def _spread(values: list[float]) -> dict:
    return {"median": statistics.median(values), "worst": max(values)}


def _poll() -> dict:
    """What a look costs in which nothing has changed: processor time of this process, and by the clock."""
    from portal.freshness.looking import Looker

    class Nobody:
        def purge(self, keys):
            """Keep nothing."""

        def purge_all(self):
            """Keep nothing."""

    looker = Looker(Nobody())
    looker.look()
    rounds = 400
    wall, cpu = time.perf_counter(), time.thread_time()
    for _each in range(rounds):
        looker.look()
    return {
        "cpu_us": (time.thread_time() - cpu) / rounds * 1e6,
        "wall_us": (time.perf_counter() - wall) / rounds * 1e6,
    }
