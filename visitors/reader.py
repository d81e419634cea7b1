"""What is remembered of one reader on one day while records are counted."""

from visitors import marks, spans
from visitors.records import NOBODY


class Reader:
    """A reader of a day: what the database knew (``before``) and what is known now."""

    COLUMNS = "network", "country", "views", "spans", "marks", "earlier"
    __slots__ = ("before", "country", "earlier", "marks", "network", "spans", "views")

    def __init__(self, network: int = NOBODY):
        self.country = ""
        self.views = 0
        self.spans: list[spans.Span] = []
        self.before = self.spans
        self.marks: dict[int, int] = {}
        self.network = network
        self.earlier: int | None = None

    @classmethod
    def from_row(cls, network, country, views, seen, marked, earlier) -> "Reader":
        """A reader whom the database knows: the values of ``COLUMNS``."""
        reader = cls(network)
        reader.country, reader.views, reader.earlier = country, views, earlier
        reader.spans = reader.before = spans.unpack(seen)
        reader.marks = marks.unpack(marked)
        return reader

    def as_row(self) -> tuple:
        """What the database is to know."""
        return (
            self.network,
            self.country,
            self.views,
            spans.pack(self.spans),
            marks.pack(self.marks),
            self.earlier,
        )
