"""Starting the whole portal on a scratch database, as a web process has it."""

import os
import sys
from pathlib import Path

from measuring.site import REPOSITORY


def start(url: str, folder: Path) -> None:
    """Set Django up with everything; the tables are made by whoever wants them."""
    sys.path.insert(0, str(REPOSITORY))
    os.environ.update(
        ENV_FILE=os.devnull, SECRET_KEY="only-for-benches-0123456789-abcdefghijklmnopqrstuvwxyz-ABC",
        DATABASE_URL=url, VISITORS_SPOOL=str(folder / "spool"), SITE_URL="http://127.0.0.1:8000",
        DJANGO_SETTINGS_MODULE="portal.settings",
    )  # fmt: skip
    (folder / "spool").mkdir(exist_ok=True)
    from django.conf import settings

    settings.DEBUG = False
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.LOGGING["root"]["level"] = "ERROR"
    import django

    django.setup()
