"""How much a page is read just now: each reader weighs half as much every twelve hours (forward decay).

Instead of letting all scores fall as time goes on, later readers weigh more: 2 to the power of the half-days
since a landmark. Only the order of the scores means anything. The landmark is the first of January, and moves
on once a year, since a computer's number holds little more than a year of it.
Source: Cormode, Shkapenyuk, Srivastava, Xu: "Forward Decay", ICDE 2009.
"""

from datetime import UTC, datetime

HALF_LIFE_SECONDS = 12 * 3600
FIRST_YEAR = 2026
FARTHEST = 1000
"""Half-lives from the landmark that are told apart; a number of 8 bytes holds 1,022 in both directions."""


def weight(at: int, year: int) -> float:
    """What a reader at this Unix time adds to a page's score, as of the landmark of a year."""
    return _power((at - landmark(year)) / HALF_LIFE_SECONDS)


def rescaling(old_year: int, new_year: int) -> float:
    """What to multiply scores with to bring them from one landmark to the next."""
    return _power((landmark(old_year) - landmark(new_year)) / HALF_LIFE_SECONDS)


def landmark(year: int) -> int:
    """The Unix time from which a year's scores count."""
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp())


def _power(half_lives: float) -> float:
    return 2.0 ** min(max(half_lives, -FARTHEST), FARTHEST)
