"""Counting the spool, each record exactly once.

A file's name is written down in the same transaction as its numbers, and the file is deleted after the
transaction: whatever dies in between, the next fold finds the name and only deletes the file.
"""

import gc
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from visitors import after, careful, conf, counting, records, rollups, sql
from visitors.after import Folded
from visitors.batch import Batch
from visitors.models import FoldedFile
from visitors.waiting import WaitingFile, taken, waiting_paths

FILES_AT_ONCE = 100
BYTES_AT_ONCE = 8 * 1024 * 1024
RECORDS_AT_ONCE = 80_000

logger = logging.getLogger(__name__)


def fold_waiting(folder: Path | None = None) -> int:
    """Count every file that nobody is writing; give the number of records. Safe to run many times at once."""
    return sum(fold_bundles(folder or conf.spool_folder()))


def fold_bundles(folder: Path) -> Iterator[int]:
    """Count like ``fold_waiting``; give the number of records after each transaction."""
    return (_fold_paths(paths, folder) for paths in _bundles(waiting_paths(folder)))


def _bundles(paths: list[Path]) -> Iterator[list[Path]]:
    """Many small files share one transaction; how long it takes stays bounded."""
    bundle, size = [], 0
    for path in paths:
        try:
            size += path.stat().st_size
        except FileNotFoundError:
            continue
        bundle.append(path)
        if len(bundle) == FILES_AT_ONCE or size >= BYTES_AT_ONCE:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _fold_paths(paths: list[Path], folder: Path) -> int:
    with taken(paths) as files:
        try:
            return _fold_files(files, folder, _count_records)
        except sql.NOT_READY:
            raise  # everything waits
        except Exception:
            logger.exception(
                "Something among %d file(s) cannot be counted: each is looked at alone.", len(files)
            )
        # One of them is bad: the others must not suffer for it.
        return sum(_fold_alone(file, folder) for file in files)


def _fold_alone(file: WaitingFile, folder: Path) -> int:
    try:
        return _fold_files([file], folder, _count_carefully)
    except sql.NOT_READY:
        raise
    except Exception:
        logger.exception("%s cannot be counted and is set aside.", file.name)
        file.set_aside()
        return 0


def _fold_files(
    files: list[WaitingFile], folder: Path, count: Callable[[list[WaitingFile], int], Folded]
) -> int:
    if not files:
        return 0
    with _no_search_for_cycles():
        folded = _count_once(files, count)
    _finish(files, folder)
    after.fold_done(folded)
    return folded.records


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Counting makes very many objects and no cycles; looking for some among them would take a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _count_once(files: list[WaitingFile], count: Callable[[list[WaitingFile], int], Folded]) -> Folded:
    with transaction.atomic(using=rollups.database()):
        year = rollups.move_landmark(rollups.take_turn(), timezone.now().year)
        done = FoldedFile.objects.using(rollups.database())
        names = [file.name for file in files]
        known = set(done.filter(name__in=names).values_list("name", flat=True))
        fresh = [file for file in files if file.name not in known]
        now = timezone.now()
        done.bulk_create([FoldedFile(name=file.name, folded_at=now) for file in fresh])
        return count(fresh, year)


def _count_records(files: list[WaitingFile], year: int) -> Folded:
    """Count the records of files, so many at a time that the memory for them stays the same."""
    folded, batch = Folded(), Batch()
    for file in files:
        for rows in file.records():
            batch.add(rows)
            if batch.size >= RECORDS_AT_ONCE:
                folded, batch = folded + counting.count(batch, year), Batch()
        batch.damaged += file.damaged
    return folded + counting.count(batch, year)


def _count_carefully(files: list[WaitingFile], year: int) -> Folded:
    """Count all records that can be counted, and set only the others aside."""
    folded = Folded()
    for file in files:
        bad: list[records.Row] = []
        for rows in file.records():
            folded += careful.count(rows, year, bad)
        if bad:
            logger.error("%d record(s) of %s cannot be counted and are set aside.", len(bad), file.name)
            file.keep_aside(bad)
        batch = Batch()
        batch.damaged = file.damaged + len(bad)
        folded += counting.count(batch, year)
    return folded


def _finish(files: list[WaitingFile], folder: Path) -> None:
    for file in files:
        file.remove()
    # Only when the deletion is on the disk may the names be forgotten: a file that comes back adds nothing.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    FoldedFile.objects.using(rollups.database()).filter(name__in=[file.name for file in files]).delete()
