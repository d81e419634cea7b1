"""Starting Django with the portal's own settings on a scratch database."""

import os
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
    "django.contrib.staticfiles", "languages", "visitors", "measuring.stories",
]  # fmt: skip
LOOPBACK = "http://127.0.0.1:8000"


def start(database_url: str, folder: Path, more_apps: list[str], **changes: object) -> None:
    """Set Django up with only the apps that are measured, and make their tables."""
    sys.path.insert(0, str(REPOSITORY))
    os.environ.update(
        ENV_FILE=os.devnull,
        SECRET_KEY="only-for-benches-0123456789-abcdefghijklmnopqrstuvwxyz-ABC",
        DATABASE_URL=database_url,
        VISITORS_SPOOL=str(folder / "spool"),
        SITE_URL=LOOPBACK,
        DJANGO_SETTINGS_MODULE="portal.settings",
    )
    from django.conf import settings

    apps = [*APPS, *more_apps]
    changes = {"INSTALLED_APPS": apps, "ROOT_URLCONF": "measuring.stories.urls", "DEBUG": False} | changes
    for name, value in changes.items():
        setattr(settings, name, value)
    settings.VISITORS_FOLD_SECONDS = 0  # no thread counts in the middle of a measurement
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.TEMPLATES[0]["OPTIONS"] = {"context_processors": ["django.template.context_processors.request"]}
    settings.LOGGING["root"]["level"] = "WARNING"
    _keep_one_connection(settings.DATABASES["default"])
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)


def without_database() -> None:
    """Set Django up for what reads files only."""
    sys.path.insert(0, str(REPOSITORY))
    os.environ.update(
        ENV_FILE=os.devnull, DATABASE_URL="sqlite:///:memory:", DJANGO_SETTINGS_MODULE="portal.settings",
        SECRET_KEY="only-for-benches-0123456789-abcdefghijklmnopqrstuvwxyz-ABC",
    )  # fmt: skip
    import django

    django.setup()


def _keep_one_connection(database: dict) -> None:
    database["CONN_MAX_AGE"] = None
    database["OPTIONS"].pop("pool", None)
