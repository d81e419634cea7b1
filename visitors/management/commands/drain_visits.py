"""Count everything that is waiting, then exit."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from visitors import after, conf, recorder, sql
from visitors.fold import fold_bundles
from visitors.records import SIZE
from visitors.retention import forget
from visitors.spool import waiting_bytes
from visitors.waiting import paths_aside, waiting_paths

PAUSE_SECONDS = 0.2
TELL_EVERY_SECONDS = 2


class Command(BaseCommand):
    """Fold the spool until everything that was waiting at the start is counted."""

    help = (
        "Count all noted pages that are not counted yet, then exit. The site may go on running. "
        "Fails, and says why, if something that waited at the start is still waiting at the end."
    )

    def add_arguments(self, parser):
        """Say how long to wait for running processes."""
        wait = 3 * (conf.fold_seconds() or 1)
        parser.add_argument(
            "--wait", type=float, default=wait, help="seconds to wait for files in use (%(default)s)"
        )

    def handle(self, *args, wait, **options):
        """Count, then say what is counted and what is not."""
        folder = conf.spool_folder()
        recorder.finish()
        aside = set(paths_aside(folder))
        self.counted, self.tell_at = 0, time.monotonic() + TELL_EVERY_SECONDS
        try:
            left = self._count(folder, wait)
            after.round_done(folder)
            forget(folder)
        except sql.NOT_READY as error:
            raise CommandError(self._away(folder, error)) from error
        self.stdout.write(f"Counted {self.counted} record(s).")
        for path in sorted(set(paths_aside(folder)) - aside):
            self.stderr.write(f"{path} has records that cannot be counted; the log says why.")
        if left:
            raise CommandError(
                f"{left} file(s) are still being written. Run this again, or wait longer (--wait 30)."
            )

    def _count(self, folder: Path, wait: float) -> int:
        """Count what waits; give how many files are held. Running processes finish theirs within seconds."""
        wanted, until = {path.name for path in waiting_paths(folder)}, time.monotonic() + wait
        while True:
            for counted in fold_bundles(folder):
                self.counted += counted
                self._tell(folder)
            left = wanted & {path.name for path in waiting_paths(folder)}
            if not left or time.monotonic() >= until:
                return len(left)
            time.sleep(PAUSE_SECONDS)

    def _tell(self, folder: Path) -> None:
        if time.monotonic() >= self.tell_at:
            self.stdout.write(f"{self.counted} records so far, about {waiting_bytes(folder) // SIZE} to go …")
            self.stdout.flush()
            self.tell_at = time.monotonic() + TELL_EVERY_SECONDS

    def _away(self, folder: Path, error: Exception) -> str:
        return (
            f"The database cannot be used: {error}\n"
            f"Counted {self.counted} record(s); about {waiting_bytes(folder) // SIZE} wait in {folder}. "
            "Nothing is lost: run this again when the database is back."
        )
