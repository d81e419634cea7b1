"""`manage.py serve`: the production server, one command for everything that has to run."""

import os
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from gunicorn.util import parse_address

from portal import static_files


class Command(BaseCommand):
    help = (
        "Serve the portal: web processes with the thread that counts readers, and the background worker. "
        "SIGTERM stops all of it cleanly."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser):
        port = os.environ.get("PORT", "8000")
        parser.add_argument(
            "--bind", default=f"127.0.0.1:{port}", help="address:port, or unix:/path (default: %(default)s)"
        )

    def handle(self, *, bind, **options):
        refuse_taken(bind)
        Path(settings.VISITORS_SPOOL).mkdir(
            mode=0o700, parents=True, exist_ok=True
        )  # health checks look at it
        collect_static_files()
        connections.close_all()
        os.environ["PYTHONPATH"] = str(settings.BASE_DIR)  # wherever the command was given
        self.stdout.flush()
        # Replaced, not started: signals reach the server itself, and no thread or connection is inherited.
        arguments = [sys.executable, "-m", "portal.supervisor", bind]
        os.execv(sys.executable, arguments)  # noqa: S606  our own arguments, no shell


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


def refuse_taken(bind: str) -> None:
    """Say in plain words that the port is taken, before anything has been started."""
    try:
        address = parse_address(bind)
    except (RuntimeError, ValueError) as error:
        raise CommandError(f"{bind} is no address. Write it like 127.0.0.1:8000.") from error
    if isinstance(address, str):
        return  # a unix socket is replaced by the new server
    host, port = address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError as error:
            raise CommandError(
                f"{port} is no port. Choose one from 1 to 65535, such as PORT=8000."
            ) from error
        except OSError as error:
            raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}. {CURE}") from error


CURE = "Stop the program that uses the port, or choose another one: PORT=8001."
