"""What the log says when the database is away, locked or out of room: one line each time, not where it was noticed."""

import logging

from django.db import InterfaceError, OperationalError

OF_SQLITE = ("locked", "full", "readonly", "unable to open", "disk i/o")
OF_POSTGRESQL = ("08", "53", "55P03", "57P")
"""How the codes begin: no connection, no room, a lock that did not come, shut down."""


def is_outage(error: BaseException | None) -> bool:
    """Whether the database is the reason, and not a question that is wrong or takes too long."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    cause = error.__cause__
    if type(cause).__module__ == "sqlite3":
        return any(word in str(error).lower() for word in OF_SQLITE)
    code = getattr(cause, "sqlstate", None)
    return code is None or code.startswith(OF_POSTGRESQL)


class InOneLine(logging.Filter):
    """Leaves the trace of an outage away and names the reason instead."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything pass."""
        error = record.exc_info[1] if record.exc_info else None
        if is_outage(error):
            reason = " ".join(str(error).split())
            record.msg, record.args = f"{record.getMessage()} ({type(error).__name__}: {reason})", ()
            record.exc_info = record.exc_text = None
        return True
