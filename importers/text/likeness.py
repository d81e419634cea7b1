"""Headlines of one page that seem to tell of the same event."""

import re
from collections.abc import Iterator
from itertools import combinations

SAME_WORDS = 5
SAME_SHARE = 0.6
MOST_HEADLINES = 300
"""Of one page; each is compared with each, and a page with more is a list of links."""
STEM = 6
"""Words are compared by their first letters: participated and participate are one."""


def pairs(headlines: list[str]) -> Iterator[tuple[int, int]]:
    """The places of headlines that share most of their words; they are never merged, only pointed out."""
    stems = [_stems(headline) for headline in headlines[:MOST_HEADLINES]]
    for first, second in combinations(range(len(stems)), 2):
        shorter = min(len(stems[first]), len(stems[second]))
        common = len(stems[first] & stems[second])
        same = stems[first] and stems[first] == stems[second]
        if same or (common >= SAME_WORDS and common >= SAME_SHARE * shorter):
            yield first, second


def _stems(headline: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"[^\W\d_]{3,}", headline.casefold())}
