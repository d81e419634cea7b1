"""An outage of the database is one line of the log; a mistake of ours keeps its trace."""

import logging
import sqlite3
import sys

import psycopg
import pytest
from django.db import InterfaceError, OperationalError

from portal.outages import InOneLine

OUTAGES = [
    (OperationalError, sqlite3.OperationalError("database is locked")),
    (OperationalError, sqlite3.OperationalError("database or disk is full")),
    (OperationalError, psycopg.OperationalError("couldn't get a connection\nafter 3.00 sec")),
    (OperationalError, psycopg.errors.AdminShutdown("terminating connection")),
    (InterfaceError, psycopg.InterfaceError("the connection is closed")),
]
MISTAKES = [
    (OperationalError, sqlite3.OperationalError("no such table: articles_article")),
    (OperationalError, psycopg.errors.QueryCanceled("canceling statement due to statement timeout")),
    (ValueError, sqlite3.OperationalError("database is locked")),
]


def logged(kind, cause) -> logging.LogRecord:
    try:
        raise kind(str(cause)) from cause
    except kind:
        record = logging.LogRecord("portal", logging.ERROR, "", 1, "%s: %s", ("Sorry", "/x"), sys.exc_info())
    assert InOneLine().filter(record)
    return record


@pytest.mark.parametrize(("kind", "cause"), OUTAGES)
def test_an_outage_is_one_line(kind, cause):
    line = logging.Formatter().format(logged(kind, cause))
    assert line == f"Sorry: /x ({kind.__name__}: {' '.join(str(cause).split())})"


@pytest.mark.parametrize(("kind", "cause"), MISTAKES)
def test_a_mistake_keeps_its_trace(kind, cause):
    assert "Traceback" in logging.Formatter().format(logged(kind, cause))


def test_what_is_no_error_stays_as_it_is():
    record = logging.LogRecord("portal", logging.INFO, "", 1, "%s", ("Hello",), None)
    assert InOneLine().filter(record)
    assert record.getMessage() == "Hello"
