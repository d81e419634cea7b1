"""The same index in two databases. An engine is a module with these functions; both pass the same tests.

create, drop; prepared(document), store(tokens), forget(keys); newest(question, limit, with_lead), limited(seconds),
endings(words). For rebuilding, a second module: prepare(suffix), fill(numbered, suffix), complete(suffix).
"""

from importlib import import_module
from types import ModuleType

from django.db import connection


class TimedOut(Exception):
    """The search took longer than it may."""


def engine() -> ModuleType:
    """The engine of the database that is in use."""
    return import_module(f"search.engines.{_name()}")


def rebuilding() -> ModuleType:
    """How that database makes its index anew."""
    return import_module(f"search.engines.{_name()}_rebuilding")


def _name() -> str:
    return "postgresql" if connection.vendor == "postgresql" else "sqlite"
