"""A database that was migrated once for the whole of `make test`, and is copied wherever a test needs a new one.

To migrate takes longer than most tests, and a run needs a dozen databases. Without such a copy, as when one calls
pytest by hand, each database is migrated as ever.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from tests.planner import leave_alone
from tests.services import POSTGRES_URL, REPOSITORY, reason_missing

SQLITE, POSTGRES = "TEST_READY_SQLITE", "TEST_READY_POSTGRES"
"""Names of variables: the file, and the name of the database on the PostgreSQL of the tests."""


@contextlib.contextmanager
def databases():
    """Migrate one of each kind; give the variables that lead to them. Gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as later:
        file, found = Path(folder) / "ready.sqlite3", {}
        if _migrate(f"sqlite:///{file}"):
            found[SQLITE] = str(file)
        if not reason_missing("postgres"):
            name = later.enter_context(postgres_database(f"test_nevipe_ready_{os.getpid()}"))
            if _migrate(name):
                leave_alone(name)
                found[POSTGRES] = name.rpartition("/")[2]
        yield found


def _migrate(url: str) -> bool:
    """What fails here fails again in the tests, which say why."""
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "manage.py", "migrate", "-v0"]
    return subprocess.run(command, cwd=REPOSITORY, env=environment, check=False).returncode == 0


def copy_sqlite(path) -> None:
    """Put a migrated database there, if there is one to copy."""
    if ready := os.environ.get(SQLITE):
        shutil.copyfile(ready, path)


def start() -> None:
    """On SQLite, Django's new test databases are copies too. For PostgreSQL, a setting names the original."""
    from django.db.backends.sqlite3.creation import DatabaseCreation

    create = DatabaseCreation._create_test_db

    def copied(creation, *arguments, **named):
        name = create(creation, *arguments, **named)
        if not creation.is_in_memory_db(name):
            copy_sqlite(name)
        return name

    DatabaseCreation._create_test_db = copied


@contextlib.contextmanager
def postgres_database(name: str):
    """A database on the PostgreSQL of this machine, migrated if there is one to copy, gone afterwards."""
    base, _, _old = POSTGRES_URL.rpartition("/")
    template = f' TEMPLATE "{os.environ[POSTGRES]}"' if POSTGRES in os.environ else ""
    with psycopg.connect(POSTGRES_URL, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}"')
        admin.execute(f'CREATE DATABASE "{name}"{template}')
        try:
            yield f"{base}/{name}"
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
