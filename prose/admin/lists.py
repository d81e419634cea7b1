"""Lists that stay quick when there are a hundred thousand rows, and searches that nobody can overload."""

from functools import cached_property

from django.core.paginator import Paginator

LONGEST_LIST = 10_000  # rows; nobody pages further, they search
LONGEST_SEARCH, MOST_WORDS = 200, 12


class CappedPaginator(Paginator):
    """Counts no further than it has to: a full count reads the whole table, for a number nobody needs."""

    @cached_property
    def _counted(self) -> int:
        rows = self.object_list
        if not hasattr(rows, "query"):
            return len(rows)
        return rows.order_by().values("pk")[: LONGEST_LIST + 1].count()

    @cached_property
    def count(self) -> int:
        """How many rows the list offers, at most LONGEST_LIST."""
        return min(self._counted, LONGEST_LIST)

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than the list offers."""
        return self._counted > LONGEST_LIST


def tidy_search(text: str) -> str:
    """What is searched for: no NUL (PostgreSQL refuses it), at most 200 characters and 12 words."""
    return " ".join(text.replace("\x00", "")[:LONGEST_SEARCH].split()[:MOST_WORDS])
