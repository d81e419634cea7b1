"""Which hit is the best answer: first where the words stand, then how new it is."""

from django.utils import timezone

from search.engines.tables import Row
from search.numbers import PER_SECOND, first_number
from search.questions import Keys

WHOLE_TITLE, WHOLE_NAME, TITLE, NAME, SUMMARY = 9.0, 8.5, 5.0, 4.5, 2.0
"""For a title that is the query itself, or one of its names; for all the words in title, one name, summary."""
RECORD = 2.0
"""More for a person, an organization, an event or a tag whose name holds all the words: that is what was meant."""
_YEAR = 365 * 24 * 60 * 60 * PER_SECOND


class Ranking:
    """How well documents answer one query."""

    def __init__(self, whole: str, ways: tuple[tuple[Keys, ...], ...]):
        self.whole = whole
        """The query as one key."""
        self._terms = [[_needle(way) for way in each] for each in ways]
        self._bare = [needle.strip() for term in self._terms for needle in term]
        self._now = first_number(timezone.now())

    def best_first(self, rows: list[Row]) -> list[Row]:
        """Sort hits; of equals the newest comes first."""
        return sorted(rows, key=lambda row: (self.score(row), row.id), reverse=True)

    def score(self, row: Row) -> float:
        """Points for where the words stand, and up to one more for a new story."""
        place = self._place(row.lead) if any(word in row.lead for word in self._bare) else 0
        is_record = place >= NAME and "kind:article" not in row.facets
        age = max(0, self._now - row.id) / _YEAR
        return place + RECORD * is_record + 1 / (1 + age)

    def _place(self, lead: str) -> float:
        forms, _, summary = lead.partition("\x1f")
        title, *names = forms.split("\n")
        if self.whole == title:
            return WHOLE_TITLE
        if self.whole in names:
            return WHOLE_NAME
        in_names = max(map(self._share, names), default=0)
        return max(TITLE * self._share(title), NAME * in_names) + SUMMARY * self._share(summary)

    def _share(self, text: str) -> float:
        """The share of the words of the query that stand in a text."""
        padded = f" {text} "
        found = sum(any(needle in padded for needle in term) for term in self._terms)
        return found / len(self._terms) if self._terms else 0


def _needle(way: Keys) -> str:
    # A word without its ending is the beginning of the words that it stands for.
    open_end = way.is_prefix or bool(way.language)
    return f" {' '.join(way.keys)}{'' if open_end else ' '}"
