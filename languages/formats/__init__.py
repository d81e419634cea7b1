"""How dates and numbers look and may be typed in forms, one folder per language (FORMAT_MODULE_PATH).

Every language accepts the same ways of typing a date; the first one is how the form shows it again.
Only the day stands before the month: 04/06/2019 is 4 June in every language of the paper.
"""

DOTTED, SLASHED, SERBIAN, ISO = "%d.%m.%Y", "%d/%m/%Y", "%d.%m.%Y.", "%Y-%m-%d"
TIMES = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f"]


def dates(first: str) -> list[str]:
    """Every accepted way to type a date, the preferred one first."""
    return [first, *(pattern for pattern in (DOTTED, SLASHED, SERBIAN, ISO) if pattern != first)]


def datetimes(first: str) -> list[str]:
    """Every accepted way to type a date with a time, the preferred one first."""
    return [f"{date} {time}" for date in dates(first) for time in TIMES]
