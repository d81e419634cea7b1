"""Count everything that is waiting, then exit."""

import time

from django.core.management.base import BaseCommand

from visitors import after, conf, recorder
from visitors.fold import fold_waiting
from visitors.retention import forget
from visitors.waiting import waiting_paths

PAUSE_SECONDS = 0.2


class Command(BaseCommand):
    """Fold the spool until everything that was waiting at the start is counted."""

    help = "Count all noted pages that are not counted yet, then exit. The site may go on running."

    def add_arguments(self, parser):
        """Say how long to wait for running processes."""
        wait = 3 * (conf.fold_seconds() or 1)
        parser.add_argument(
            "--wait", type=float, default=wait, help="seconds to wait for files in use (%(default)s)"
        )

    def handle(self, *args, wait, **options):
        """Count; files in use are finished by their own processes within seconds."""
        folder = conf.spool_folder()
        recorder.finish()
        wanted = {path.name for path in waiting_paths(folder)}
        counted, until = fold_waiting(folder), time.monotonic() + wait
        while (left := wanted & {path.name for path in waiting_paths(folder)}) and time.monotonic() < until:
            time.sleep(PAUSE_SECONDS)
            counted += fold_waiting(folder)
        after.round_done(folder)
        forget(folder)
        self.stdout.write(f"Counted {counted} record(s).")
        if left:
            self.stderr.write(f"{len(left)} file(s) are still being written; they are counted later.")
