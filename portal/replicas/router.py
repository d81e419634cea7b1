"""Sends each question to the right database; Django asks it. In use only where replicas are set."""

from django.db import connections

from portal.replicas import reading


class Router:
    """Reads of a reader's page from its replica, everything else from the database itself."""

    def db_for_read(self, model, **hints):
        """Never no answer: an object that came from a replica would be asked for there for ever."""
        alias = reading.chosen()
        is_changing = alias != reading.PRIMARY and connections[reading.PRIMARY].in_atomic_block
        return reading.PRIMARY if is_changing else alias

    def db_for_write(self, model, **hints):
        """Write into the database itself, and read from there for the rest of the page."""
        reading.something_is_written()
        return reading.PRIMARY

    def allow_relation(self, one, other, **hints):
        """All are the same rows."""
        return True

    def allow_migrate(self, db, app_label, **hints):
        """Tables come to a replica by themselves."""
        return db == reading.PRIMARY
