"""Reading the log of changes: each note exactly once, however long its transaction took."""

from dataclasses import dataclass

FIELDS = "source, thing, other, moved, id"

FIRST = "SELECT pg_current_snapshot()::text"
# Numbers are given when a row is written, not when it is committed: a long transaction shows old numbers late. So what
# is asked for is not "behind the last number" but "what was not there to be seen when we last looked". A snapshot does
# not name the transaction that takes it: what that has written itself (as tests do) counts as unseen.
NEWS = """
SELECT s.now::text, c.source, c.thing, c.other, c.moved, c.id
FROM (SELECT pg_current_snapshot() AS now) s
LEFT JOIN portal_change c ON c.xact >= pg_snapshot_xmin(%s::pg_snapshot)::text::bigint
    AND (NOT pg_visible_in_snapshot(c.xact::text::xid8, %s::pg_snapshot)
        OR c.xact = pg_current_xact_id_if_assigned()::text::bigint)
ORDER BY c.id
"""


@dataclass(frozen=True, slots=True)
class Note:
    """One row of the log."""

    source: str
    thing: int
    other: int | None
    moved: bool
    number: int


class BackInTimeError(Exception):
    """The database is an older copy of itself: nobody knows what was changed since."""


class SnapshotLog:
    """How PostgreSQL is asked: one question, which also says what could be seen at that moment."""

    def __init__(self, connection):
        self.connection = connection
        self.seen = ""
        self.told: frozenset[int] = frozenset()

    def start(self) -> None:
        """From now on."""
        with self.connection.cursor() as cursor:
            cursor.execute(FIRST)
            self.seen, self.told = cursor.fetchone()[0], frozenset()
        self.news()  # what this transaction itself has already written

    def news(self) -> list[Note]:
        """What can be seen now and could not when this was last asked."""
        with self.connection.cursor() as cursor:
            cursor.execute(NEWS, [self.seen, self.seen])
            rows = cursor.fetchall()
        if _end(rows[0][0]) < _end(self.seen):
            raise BackInTimeError
        self.seen = rows[0][0]
        notes = [Note(*row[1:]) for row in rows if row[1] is not None]
        # Within its own transaction a change is given again and again.
        told, self.told = self.told, frozenset(note.number for note in notes)
        return [note for note in notes if note.number not in told]


class NumberedLog:
    """How SQLite is asked: writers queue, so numbers are given in the order of commits."""

    def __init__(self, connection):
        self.connection = connection
        self.version, self.last = None, 0

    def start(self) -> None:
        """From now on."""
        self.version = self._version()
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT COALESCE(MAX(id), 0) FROM portal_change")
            self.last = cursor.fetchone()[0]

    def news(self) -> list[Note]:
        """What was written since; the file is read only if somebody else has written to it."""
        version = self._version()
        if version == self.version and not self.connection.in_atomic_block:
            return []
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT {FIELDS} FROM portal_change WHERE id > %s ORDER BY id", [self.last])  # noqa: S608
            notes = [Note(*row[:3], bool(row[3]), row[4]) for row in cursor.fetchall()]
        self.version = version
        self.last = notes[-1].number if notes else self.last
        return notes

    def _version(self) -> int:
        with self.connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return cursor.fetchone()[0]


def log_of(connection):
    """The way of asking that this database understands."""
    return SnapshotLog(connection) if connection.vendor == "postgresql" else NumberedLog(connection)


def _end(snapshot: str) -> int:
    return int(snapshot.split(":")[1])
