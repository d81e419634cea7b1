"""Fair samples: every condition is measured in turn, in random order, so that other load hits all alike."""

import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST = 30
"""Seconds: a human waits for the result."""


@dataclass
class Samples:
    """Times of one condition in nanoseconds, in the order of the cycles."""

    wall: list[int] = field(default_factory=list)
    cpu: list[int] = field(default_factory=list)


@dataclass
class Condition:
    """Something to be measured: `prepare` gives what `run` takes, and only `run` is timed."""

    name: str
    prepare: Callable[[], object]
    run: Callable[[object], object]
    times: int = 1
    """How often in a cycle; what takes little time needs more samples."""


def interleave(
    conditions: list[Condition], cycles: int, label: str, *, seconds: float = LONGEST, seed: int = 1
) -> dict[str, Samples]:
    """Measure all conditions in each cycle, in an order that chance decides; on a busy machine fewer cycles."""
    chance, found = random.Random(seed), {each.name: Samples() for each in conditions}
    turns = [each for each in conditions for _time in range(each.times)]
    progress, until = Progress(label, cycles), time.monotonic() + seconds
    for _cycle in range(cycles):
        if time.monotonic() > until:
            print(f"{label}: after {seconds:.0f} seconds", file=sys.stderr)
            break
        chance.shuffle(turns)
        for condition in turns:
            measure(condition, found[condition.name])
        progress.step()
    return found


def measure(condition: Condition, into: Samples) -> None:
    """Time one run: by the clock on the wall, and by the processor's time for this thread."""
    given = condition.prepare()
    wall, cpu = time.perf_counter_ns(), time.thread_time_ns()
    condition.run(given)
    cpu, wall = time.thread_time_ns() - cpu, time.perf_counter_ns() - wall
    into.wall.append(wall)
    into.cpu.append(cpu)


def added(to: list[int], by: list[int]) -> dict[str, float]:
    """Microseconds that a condition adds to another: of the pairs the median, and of both the tenth percentile.

    Where one was measured more often than the other within a cycle, its first samples of the cycle are taken.
    """
    cycles = min(len(to), len(by))
    to, by = to[:: len(to) // cycles], by[:: len(by) // cycles]
    pairs = [high - low for low, high in zip(to, by, strict=True)]
    return {"median": statistics.median(pairs) / 1000, "p10": (tenth(by) - tenth(to)) / 1000}


def tenth(values: list[int]) -> float:
    """The tenth percentile: nearest to what an idle machine would show."""
    return sorted(values)[len(values) // 10]


class Progress:
    """A line on standard error that says how far it is, about once a second."""

    def __init__(self, label: str, steps: int):
        self.label, self.steps, self.done, self.shown = label, steps, 0, time.monotonic()
        print(f"{label} …", file=sys.stderr, flush=True)

    def step(self, count: int = 1) -> None:
        """Count a step, and say so now and then; where nobody watches, once at the end."""
        self.done += count
        is_last, is_watched = self.done >= self.steps, sys.stderr.isatty()
        if is_last or (is_watched and time.monotonic() - self.shown > 1):
            self.shown = time.monotonic()
            begin, end = "\r" if is_watched else "", "\n" if is_last else ""
            said = f"{begin}{self.label}: {self.done * 100 // self.steps} % "
            print(said, end=end, file=sys.stderr, flush=True)
