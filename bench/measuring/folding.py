"""The rounds of bench/fold.py on one database."""

import gc
import statistics
import time
from pathlib import Path

from measuring import crowds, memory, site
from measuring.crowds import Crowd
from measuring.floor import insert_again, known_rows
from measuring.samples import Progress, tenth

BEFORE = Crowd(views=20_000, readers=5_000, pages=200, seconds=3 * 3600)
SMALL = Crowd(views=1_000, readers=300, pages=200, seconds=5)
EVEN = Crowd(views=20_000, readers=5_000, pages=500, seconds=300)
LARGE = Crowd(views=1_000_000, readers=200_000, pages=2_000, seconds=3 * 3600)
QUICK_LARGE = Crowd(views=20_000, readers=4_000, pages=500, seconds=3 * 3600)
ROUNDS, EVEN_ROUNDS, FLOORS = 40, 10, 5


def run(url: str, folder: Path, *, quick: bool) -> dict:
    """Fill the database a little, then measure."""
    site.start(url, folder, [])
    bench = Bench(folder / "spool")
    bench.count(BEFORE)
    return {
        "before": str(BEFORE),
        "small": bench.small(3 if quick else ROUNDS),
        "even": bench.even(3 if quick else EVEN_ROUNDS),
        "large": bench.large(QUICK_LARGE if quick else LARGE),
    }


class Bench:
    """Writes crowds to the spool and counts them."""

    def __init__(self, spool: Path):
        self.spool, self.met = spool, 0

    def count(self, crowd: Crowd) -> dict:
        """Count a crowd nobody has seen before; give seconds by the clock and of the processor."""
        from visitors.fold import fold_waiting

        crowds.write(self.spool, crowd, ends_at=int(time.time()), first=self.met)
        self.met += crowd.readers
        wall, cpu = time.perf_counter(), time.thread_time()
        counted = fold_waiting(self.spool)
        wall, cpu = time.perf_counter() - wall, time.thread_time() - cpu
        if counted != crowd.views:
            raise RuntimeError(f"{counted} of {crowd.views} views were counted.")
        return {"wall": wall, "cpu": cpu}

    def small(self, rounds: int) -> dict:
        """What a busy site counts every few seconds, many times."""
        progress, found, floors = Progress("A thousand views", rounds), [], []
        for number in range(rounds):
            rows = known_rows() if number < FLOORS else None
            found.append(self.count(SMALL))
            if rows is not None:
                floors.append(insert_again(rows)["wall"])
            progress.step()
        return {
            "crowd": str(SMALL),
            "rounds": rounds,
            "floor_ms": statistics.median(floors) * 1000,
            **{
                clock: {"median_ms": statistics.median(times) * 1000, "p10_ms": tenth(times) * 1000}
                for clock in ("wall", "cpu")
                for times in [[each[clock] for each in found]]
            },
        }

    def even(self, rounds: int) -> dict:
        """Memory after each of many equal rounds."""
        from django.db import connections

        progress, after = Progress("Memory", rounds), []
        for _round in range(rounds):
            self.count(EVEN)
            connections.close_all()  # as the counting thread does after each round; SQLite keeps pages with them
            gc.collect()
            memory.give_back()
            after.append(memory.now())
            progress.step()
        return {"crowd": str(EVEN), "after_mb": after, "growth_mb": after[-1] - after[1]}

    def large(self, crowd: Crowd) -> dict:
        """What waits after an outage, counted at once."""
        progress, rows = Progress("All at once", 1), known_rows()
        gc.collect()
        before = memory.now()
        memory.forget_highest()
        found = self.count(crowd)
        highest, after = memory.highest(), memory.now()
        floor = insert_again(rows)
        progress.step()
        return {
            "crowd": str(crowd),
            "views": crowd.views,
            **found,
            "floor": floor["wall"],
            "rows": floor["rows"],
            "before_mb": before,
            "highest_mb": highest,
            "after_mb": after,
        }
