"""Counting the spool, each record exactly once.

A file's name is written down in the same transaction as its numbers, and the file is deleted after the
transaction: whatever dies in between, the next fold finds the name and only deletes the file.
"""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from visitors import after, conf, memory, records, rollups
from visitors.models import (
    CountryDay,
    CountryTotal,
    DayTotal,
    DropDay,
    FoldedFile,
    HourTotal,
    PageDay,
    PageHour,
    PageTotal,
    Reason,
)
from visitors.tally import Tally
from visitors.waiting import WaitingFile, taken, waiting_paths

FILES_AT_ONCE = 100
BYTES_AT_ONCE = 2 * 1024 * 1024

logger = logging.getLogger(__name__)


def fold_waiting(folder: Path | None = None) -> int:
    """Count every file that nobody is writing; give the number of records. Safe to run many times at once."""
    folder = folder or conf.spool_folder()
    return sum(_fold_paths(paths, folder) for paths in _bundles(waiting_paths(folder)))


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
            return _fold_files(files, folder)
        except (OperationalError, InterfaceError):
            raise  # the database is away or busy: everything waits
        except Exception:
            if len(files) == 1:
                logger.exception("%s cannot be counted and is set aside.", files[0].name)
                files[0].set_aside()
                return 0
    # One of them is bad: the others must not suffer for it.
    return sum(_fold_paths([path], folder) for path in paths)


def _fold_files(files: list[WaitingFile], folder: Path) -> int:
    if not files:
        return 0
    folded = _count(files)
    _finish(files, folder)
    after.fold_done(folded)
    return folded.records


def _count(files: list[WaitingFile]) -> after.Folded:
    with transaction.atomic(using=rollups.database()):
        rollups.take_turn()
        done = FoldedFile.objects.using(rollups.database())
        names = [file.name for file in files]
        known = set(done.filter(name__in=names).values_list("name", flat=True))
        fresh = [file for file in files if file.name not in known]
        now = timezone.now()
        done.bulk_create([FoldedFile(name=file.name, folded_at=now) for file in fresh])
        return _count_records(fresh)


def _count_records(files: list[WaitingFile]) -> after.Folded:
    found, tally = [], Tally()
    for file in files:
        whole, damaged = records.read(file.read())
        found += whole
        if damaged:
            tally.add_drop(timezone.localdate(), Reason.DAMAGED, -(-damaged // records.SIZE))
    known = memory.load(found)
    tally.count(found, known)
    for model, amounts in _amounts(tally):
        rollups.add(model, amounts)
    memory.store(known)
    return after.Folded(len(found), known.noticed(), frozenset(known.ended))


def _amounts(tally: Tally):
    return (
        (HourTotal, tally.hours),
        (DayTotal, tally.days),
        (CountryDay, tally.country_days),
        (CountryTotal, tally.countries),
        (PageHour, tally.page_hours),
        (PageDay, tally.page_days),
        (PageTotal, tally.pages),
        (DropDay, tally.drops),
    )


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
