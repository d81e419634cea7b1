"""How a process that helps to write wakes up. It imports no models: those need Django to be ready."""

import django
from django.db import connection


def wake(database: str) -> None:
    """Make Django ready, on the database of whoever started this process, and know the words."""
    django.setup()
    connection.settings_dict["NAME"] = database
    from portal.invented.vocabulary import warm

    warm()
