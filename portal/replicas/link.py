"""A connection of the monitor's own to one database."""

from django.db import connections

WAIT = 1.0  # second for an answer
CONNECT = 2  # seconds; libpq knows no less


class Away(Exception):
    """The database gave no answer."""


class Link:
    """Asks one question at a time, and connects again when that has failed."""

    def __init__(self, alias: str):
        self.alias = alias
        self._connection = None

    def ask(self, question: str) -> int | None:
        """The one value of the answer; raise ``Away`` if there is none within a second."""
        import psycopg

        try:
            if self._connection is None or self._connection.closed:
                self._connection = self._connect()
            return self._connection.execute(question).fetchone()[0]
        except psycopg.Error as error:
            self.close()
            raise Away(self.alias) from error

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self):
        from portal.patient import Patient

        wanted = connections[self.alias].get_connection_params()
        kept = {
            name: value
            for name, value in wanted.items()
            if name not in {"context", "cursor_factory", "client_encoding"}
        }
        connection = Patient.connect(**kept | {"connect_timeout": CONNECT, "autocommit": True})
        connection.longest = WAIT
        return connection
