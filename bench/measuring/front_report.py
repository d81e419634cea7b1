"""What bench/front_door.py found, in tables and words."""

import os

from measuring.front_door import CONSTANT, COUNTED, DJANGO, FILE, IN_MEMORY, IN_REDIS, KEPT, UNCOUNTED
from measuring.front_others import PLUGIN, WAGTAIL, WORDPRESS
from measuring.tables import goal, number, table, verdict

NOTES = """\
µs: processor time of all processes of the server for one answer, 8 connections, no pause (ours: web process,
newsroom's process and background worker, until the last of these readers is counted, some seconds later); busiest: of
its busiest process alone. Each request comes from another of 4,000 addresses and browsers. Medians of all rounds; the
doors take turns. p50, p99: 64 connections. All send the same page in gzip over kept connections; wrk runs on the same
machine and takes a part of it. Wagtail keeps its own page (less HTML). Ours through the server's own program; granian
and nginx as simple as can be."""
PEERS = """\
Django project: what `startproject` makes, with all its middleware, for two languages (LocaleMiddleware), with
GZipMiddleware and the two of the cache in the order of Django's documentation; no page is asked who reads it. The goal
is judged on it, with the pages in Redis where there is one. Alone: the cache, gzip, SecurityMiddleware and
CommonMiddleware; no sessions, languages, accounts or forms: less than a site with an admin has. granian for all.
WordPress: nginx, PHP-FPM (4 processes), MariaDB, all counted; its default theme, so more HTML. nginx that keeps its
pages packs each answer anew, as Debian sets it up; a plugin keeps what it packed."""
PARTS, TIMES, THROUGH_NGINX, SLOWEST, COUNTING = 0.4, 10, 0.6, 10, 0.1


def text(report: dict) -> str:
    """The whole report."""
    parts = [_page(name, found) for name, found in report["pages"].items()]
    parts += [f"Not measured: {name}: {reason}" for name, reason in report["missing"].items()]
    said = "\n".join(verdict(each) for each in report["goals"])
    beside = "\n".join(_beside(report["pages"]))
    load = f"Load of this machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."
    return "\n\n".join([*parts, NOTES, PEERS, f"Goals\n{said}", f"No goals, for comparison\n{beside}", load])


def _beside(pages: dict):
    for name, found in pages.items():
        for door in (DJANGO, IN_MEMORY, WORDPRESS):
            if door in found and door != _judged(found):
                yield f"  {name}: {door} takes {number(found[door]['us'] / found[COUNTED]['us'])} times"


def _judged(found: dict) -> str:
    """The Django that is like a real one: several processes share a cache that is not their memory."""
    return IN_REDIS if IN_REDIS in found else IN_MEMORY


def _page(name: str, found: dict) -> str:
    base = found[CONSTANT]["us"]
    rows = [
        (
            door, number(each["us"]), number(min(each["rounds"])), number(each["us_of_busiest"]),
            f"{base / each['us']:.0%}", number(each["a_second"]), number(each["most_a_second"]),
            number(each["bytes"]), number(each["p50"]), number(each["p99"]), each["failed"],
        )
        for door, each in found.items()
    ]  # fmt: skip
    head = (
        "",
        "µs",
        "least",
        "busiest",
        "of constant",
        "a second",
        "with 64",
        "bytes",
        "p50 ms",
        "p99 ms",
        "failed",
    )
    return f"=== {name}\n{table(head, rows)}"


def goals(pages: dict) -> list[dict]:
    """The goals of the front door, judged for each page."""
    return [each for name, found in pages.items() for each in _goals(name, found)]


def _goals(name: str, found: dict):
    us = {door: each["us"] for door, each in found.items()}
    ours = us[COUNTED]
    yield goal(f"{name}: share of granian's constant bytes", us[CONSTANT] / ours, PARTS, "", at_least=True)
    for door in (_judged(us), WAGTAIL, PLUGIN):
        if door in us:
            yield goal(f"{name}: {door} takes", us[door] / ours, TIMES, "times", at_least=True)
    yield goal(
        f"{name}: share of nginx's file, behind nginx", us[FILE] / us[KEPT], THROUGH_NGINX, "", at_least=True
    )
    slowest = found[COUNTED]["p99"] / found[COUNTED]["p50"]
    yield goal(f"{name}: p99 / p50 at 64 connections", slowest, SLOWEST, "")
    most = {door: each["most_a_second"] for door, each in found.items()}
    lost = 1 - most[COUNTED] / most[UNCOUNTED]
    yield goal(f"{name}: answers a second lost by noting readers, in parts", lost, COUNTING, "")
    added = ours / us[UNCOUNTED] - 1
    yield goal(f"{name}: processor time added by noting and counting them, in parts", added, COUNTING, "")
    yield goal(f"{name}: answers that failed", found[COUNTED]["failed"] + found[UNCOUNTED]["failed"], 0, "")
