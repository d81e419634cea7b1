"""The numbers of the board in the words of Prometheus."""

import time
from collections.abc import Iterable, Iterator

from portal.metrics.board import PARENT, add
from portal.metrics.tally import BOUNDS

Line = tuple[str, dict[str, str], float]
HELP = {
    "nevipe_answers_total": ("counter", "Answers, by who made them and class of status"),
    "nevipe_answer_seconds": (
        "histogram",
        "Time from the headers of a request to its answer, waiting included",
    ),
    "nevipe_page_cache_events_total": ("counter", "What the page cache has done"),
    "nevipe_page_cache_entries": ("gauge", "Pages in memory, all processes together"),
    "nevipe_page_cache_bytes": ("gauge", "Their size"),
    "nevipe_requests_waiting": ("gauge", "Requests that wait for a thread"),
    "nevipe_process_resident_bytes": ("gauge", "Memory of a process, shared memory included"),
    "nevipe_process_age_seconds": ("gauge", "Time since a process was started"),
    "nevipe_processes_started_total": ("counter", "Processes that the parent has started, by what they do"),
    "nevipe_watcher_position": ("gauge", "The last change that a process has seen"),
    "nevipe_watcher_lag_seconds": ("gauge", "Time since the database last answered the watcher of a process"),
    "nevipe_database_up": ("gauge", "1 if the database answers"),
    "nevipe_worker_pulse_age_seconds": ("gauge", "Time since some background worker was heard of"),
    "nevipe_visits_waiting_bytes": ("gauge", "Page views in the spool of this host that are not counted yet"),
}


def text(places: list[dict], former: dict[str, dict[str, float]], facts: dict[str, float]) -> str:
    """What a scrape reads. ``facts`` are numbers that no process counts, under their full names."""
    lines: dict[str, list[Line]] = {}
    for line in _lines(places, former, facts):
        lines.setdefault(_family(line[0]), []).append(line)
    return "".join(_written(name, found) for name, found in lines.items())


def _lines(places: list[dict], former: dict, facts: dict[str, float]) -> Iterator[Line]:
    children = [place for number, place in enumerate(places) if place and number != PARENT]
    for key, number in _sum(children, former, "answers").items():
        kind, klass = key.split()
        yield "nevipe_answers_total", {"kind": kind, "status": klass}, number
    yield from _histogram(_sum(children, former, "buckets"), _sum(children, former, "sums"))
    for name, number in _sum(children, former, "cache_grows").items():
        yield "nevipe_page_cache_events_total", {"event": name}, number
    for name, number in _sum(children, {}, "cache_holds").items():
        yield f"nevipe_page_cache_{name}", {}, number
    for child in children:
        yield from _of_process(child)
    for name, number in places[PARENT].get("started", {}).items():
        yield "nevipe_processes_started_total", {"role": name}, number
    for name, number in facts.items():
        yield name, {}, number


def _of_process(child: dict) -> Iterator[Line]:
    process = {"process": child["name"]}
    yield "nevipe_requests_waiting", process, child["gauges"]["waiting"]
    yield "nevipe_process_resident_bytes", process, child["gauges"]["resident"]
    yield "nevipe_process_age_seconds", process, time.time() - child["born"]
    yield "nevipe_watcher_position", process, child["watcher"]["position"]
    yield "nevipe_watcher_lag_seconds", process, child["watcher"]["lag"]


def _sum(children: Iterable[dict], former: dict, name: str) -> dict[str, float]:
    total = dict(former.get(name, {}))
    for child in children:
        add(total, child.get(name, {}))
    return total


def _histogram(buckets: dict[str, float], sums: dict[str, float]) -> Iterator[Line]:
    name = "nevipe_answer_seconds"
    for kind in sorted({key.split()[0] for key in buckets}):
        total = 0.0
        for place, bound in enumerate((*BOUNDS, "+Inf")):
            total += buckets.get(f"{kind} {place}", 0)
            yield f"{name}_bucket", {"kind": kind, "le": str(bound)}, total
        yield f"{name}_sum", {"kind": kind}, sums.get(kind, 0.0)
        yield f"{name}_count", {"kind": kind}, total


def _family(name: str) -> str:
    base = name.removesuffix("_bucket").removesuffix("_sum").removesuffix("_count")
    return base if base in HELP else name


def _written(name: str, lines: list[Line]) -> str:
    kind, words = HELP.get(name, ("untyped", name))
    return f"# HELP {name} {words}\n# TYPE {name} {kind}\n" + "".join(map(_line, lines))


def _line(line: Line) -> str:
    name, labels, number = line
    inside = ",".join(f'{label}="{value}"' for label, value in labels.items())
    return f"{name}{{{inside}}} {number:.17g}\n" if inside else f"{name} {number:.17g}\n"
