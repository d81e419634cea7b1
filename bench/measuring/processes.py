"""Processor time and children of running processes, as /proc tells them."""

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
LEAST = 1 / TICK
"""Seconds: less than this cannot be told from nothing."""


def tree(pid: int) -> list[int]:
    """A process and all that came from it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [each for child in task.read_text().split() for each in tree(int(child))]
    return found


def seconds(pid: int) -> float:
    """Processor time that a process has used, of its ended children too."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


def used(pids: list[int]) -> dict[int, float]:
    """Processor time of each of these that still runs."""
    return {pid: seconds(pid) for pid in pids if Path(f"/proc/{pid}").exists()}
