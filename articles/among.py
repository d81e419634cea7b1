"""One of a few: how the database is led to go by an index."""

from django.db.models import BooleanField, Func, QuerySet, Subquery


class Among(Func):
    """Whether a value is one of a few that a question gives.

    PostgreSQL asks that question first, so that it goes by an index however many answers it would have guessed.
    """

    template, arg_joiner, arity = "%(expressions)s", " IN ", 2
    output_field = BooleanField()

    def __init__(self, value, few: QuerySet):
        super().__init__(value, Subquery(few))

    def as_postgresql(self, compiler, connection):
        """The few as an array."""
        return self.as_sql(compiler, connection, template="%(expressions)s)", arg_joiner=" = ANY(ARRAY")
