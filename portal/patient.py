"""A connection to PostgreSQL that gives up waiting. Imported only where PostgreSQL is used."""

from contextlib import suppress
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from portal import patience

CANCEL = 1.0  # second


class Patient(psycopg.Connection):
    """Waits for an answer as long as whoever asks has time, and is then of no more use."""

    longest: float | None = None

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for the server; raise ``OperationalError`` when the time is over."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, patience.limit() or self.longest)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self._leave()
            raise

    def _leave(self) -> None:
        """Tell the server, if it listens, that nobody waits any more. What it sends now belongs to nobody."""
        with suppress(psycopg.Error):
            self.cancel_safe(timeout=CANCEL)
        self.pgconn.finish()
