"""PostgreSQL keeps the plan of a question that is asked again and again: planning takes longer than answering.

Django writes every value into the text of a query, and another text is another query. Here what changes is sent beside
it. Only where a connection is one session: behind a pooler the settings say so (`prepare_threshold`).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from django.db import connections
from psycopg import RawCursor
from psycopg.errors import FeatureNotSupported
from psycopg.pq import TransactionStatus

from articles.prepared import Blank, Wording

PLACE = re.compile("%[s%]")


class Plan(NamedTuple):
    """A question as PostgreSQL keeps it, and which of the values that Django gives it are sent beside it."""

    sql: str
    sent: list[int]

    def values(self, given: list) -> list[str | None]:
        """As text: a number is of the same type then, however large it is."""
        return [None if given[place] is None else str(given[place]) for place in self.sent]


def use_plan(cursor, wording: Wording) -> None:
    """Let Django's cursor ask by the plan, if its connection may keep one. Who reads along reads whole questions."""
    connection = cursor.db.connection
    if connection.prepare_threshold is None or cursor.db.queries_logged:
        return
    if plan := _plan(wording, cursor.db.alias):
        cursor.cursor = PlannedCursor(connection, plan)


@lru_cache(maxsize=1000)
def _plan(wording: Wording, using: str) -> Plan | None:
    """What was known when the question was worded stands in the text: PostgreSQL plans with it.

    None where no plan is good for every value.
    """
    if any(getattr(place, "decisive", False) for place in wording.places):
        return None
    connection = connections[using]
    sent: dict[tuple[str, str], int] = {}
    places = iter(enumerate(wording.places))

    def written(sign: re.Match) -> str:
        if sign[0] == "%%":
            return "%"
        number, place = next(places)
        if not isinstance(place, Blank):
            return connection.ops.compose_sql("%s", [place])
        blank = place.name, place.output_field.db_type(connection)
        sent.setdefault(blank, number)
        return f"${list(sent).index(blank) + 1}::{blank[1]}"

    return Plan(PLACE.sub(written, wording.sql), list(sent.values()))


class PlannedCursor(RawCursor):
    """Asks one question by its plan, whatever the text that is asked of it."""

    def __init__(self, connection, plan: Plan):
        super().__init__(connection)
        self._plan = plan

    def execute(self, query, params=None, **options):
        """Ask. A plan whose table has another shape now is given up, and so are all others of this connection."""
        values, conn = self._plan.values(params), self.connection
        try:
            return super().execute(self._plan.sql, values, **options)
        except FeatureNotSupported:
            conn.prepare_threshold = None
            if conn.info.transaction_status != TransactionStatus.IDLE:
                raise
            return super().execute(self._plan.sql, values, **options)
