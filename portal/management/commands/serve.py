"""`manage.py serve`: the production server, one command for everything that has to run."""

import os
import sys
import threading
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from portal import static_files
from portal.serving import sockets, starting


class Command(BaseCommand):
    help = (
        "Serve the portal: processes for readers, one for the newsroom, and the background worker. "
        "SIGTERM stops all of it cleanly."
    )
    requires_system_checks = []  # they are made in the child that prepares, while the parent loads

    def add_arguments(self, parser):
        port = os.environ.get("PORT", "8000")
        parser.add_argument(
            "--bind", default=f"127.0.0.1:{port}", help="address:port, or unix:/path (default: %(default)s)"
        )

    def handle(self, *, bind, **options):
        connections.close_all()
        self.stdout.flush()
        if threading.active_count() > 1:  # called by another command; what it has begun would be forked
            command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve", "--bind", bind]
            os.execv(sys.executable, command)  # noqa: S606  our own arguments, no shell
        starting.serve(taken, bind, prepare=self.prepare)

    def prepare(self) -> int:
        """What needs the database or time; done in a child, so that the parent stays clean."""
        try:
            self.check()
            self.check_migrations()
            collect_static_files()
        except CommandError as error:
            self.stderr.write(str(error))
            return 1
        return 0


def collect_static_files() -> None:
    """Have the files that pages link to: without their list every page would be an error."""
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return  # developers' files are served as they stand
    try:
        static_files.collect()
    except OSError as error:
        # An image has them built in, where the server itself may not write.
        if not (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
            cure = "Give the folder to the user that runs the site, or set STATIC_ROOT."
            raise CommandError(
                f"Static files cannot be put into {settings.STATIC_ROOT}: {error.strerror}. {cure}"
            ) from error


def taken(bind: str):
    """A socket at the address where we shall listen, or a message in plain words."""
    try:
        return sockets.take(bind)
    except ValueError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"Cannot listen on {bind}: {error.strerror}. {CURE}") from error


def refuse_taken(bind: str) -> None:
    """Say in plain words that the port is taken, before anything has been started."""
    if not bind.startswith("unix:"):  # a unix socket is replaced by the new server
        taken(bind).close()


CURE = "Stop the program that uses the port, or choose another one: PORT=8001."
