"""The number of readers online, in a small file that every process of the host can read without a query."""

import json
import os
import time
from pathlib import Path
from typing import NamedTuple

from visitors import conf, figures
from visitors.spool import UNFINISHED

NAME = "now.json"
KEPT_SECONDS = 5
STALE_SECONDS = 60


class Snapshot(NamedTuple):
    """How many readers are online, and how many came today, at a moment (Unix time)."""

    at: int
    online: int
    today: int


class _Kept(NamedTuple):
    path: Path
    looked_at: float
    snapshot: Snapshot | None


_kept = _Kept(Path(), 0, None)


def write(folder: Path) -> Snapshot:
    """Leave the numbers for everybody, after two queries. Who reads meanwhile sees the old file or the new one."""
    snapshot = Snapshot(int(time.time()), figures.online_now(), figures.visitors_today())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The ending of unfinished files: one that a killed process leaves behind is swept away with them.
    unfinished = folder / f"{NAME}-{os.getpid()}{UNFINISHED}"
    unfinished.write_text(json.dumps(snapshot._asdict()))
    unfinished.replace(folder / NAME)
    forget()
    return snapshot


def read() -> Snapshot | None:
    """The newest numbers, at most a few seconds old; None if there are none or nobody has counted for a while."""
    global _kept  # noqa: PLW0603  one small tuple a process, replaced as a whole: no thread can see half of it
    folder, now = conf.spool_folder(), time.time()
    if _kept.path != folder or not 0 <= now - _kept.looked_at < KEPT_SECONDS:
        _kept = _Kept(folder, now, _load(folder))
    snapshot = _kept.snapshot
    is_fresh = snapshot is not None and now - snapshot.at < max(STALE_SECONDS, 3 * conf.fold_seconds())
    return snapshot if is_fresh else None


def forget() -> None:
    """Read the file anew next time."""
    global _kept  # noqa: PLW0603
    _kept = _Kept(Path(), 0, None)


def _load(folder: Path) -> Snapshot | None:
    try:
        found = json.loads((folder / NAME).read_bytes())
        return Snapshot(**{name: int(found[name]) for name in Snapshot._fields})
    except (OSError, ValueError, KeyError, TypeError):
        return None
