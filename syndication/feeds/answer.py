"""What the database answered about one story. The same answer makes the same item of a feed, which is made once."""

from django.db.models import Model

from articles.models import Edition
from articles.whole_stories import BESIDE


class Answer:
    """All values that were read of an edition, of what it belongs to and of what stands beside it."""

    __slots__ = ("edition", "values")

    def __init__(self, edition: Edition, *asked):
        """`asked`: on what else it depends what is made of it."""
        beside = tuple(tuple(map(values_of, getattr(edition, name))) for name in BESIDE)
        self.edition, self.values = edition, (asked, values_of(edition), beside)

    def taken(self) -> Edition:
        """Give the edition away: its values are enough to know the answer again."""
        edition, self.edition = self.edition, None
        return edition

    def __hash__(self) -> int:
        return hash(self.values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer) and self.values == other.values


def values_of(record: Model | None) -> tuple | None:
    """What was read of a record and of the records that came with it."""
    if record is None:
        return None
    own = tuple([value for name, value in vars(record).items() if name != "_state" and name not in BESIDE])
    return own, tuple(map(values_of, record._state.fields_cache.values()))
