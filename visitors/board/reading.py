"""What the board says. Every function gives None when it does not know, and the caller asks the database."""

from collections import Counter
from datetime import date, datetime

from visitors import conf
from visitors.board.link import link, run
from visitors.board.pieces import DIGITS, WHOLE, piece


def online(now: datetime) -> int | None:
    """How many readers opened a page in the last five minutes before ``now``, on all hosts."""
    board = link()
    return board.ask(lambda client: count_online(client, now), is_urgent=True) if board else None


def countries(day: date) -> Counter[str] | None:
    """The readers of a day by country, on all hosts."""
    board = link()
    return board.ask(lambda client: count_countries(client, day), is_urgent=True) if board else None


def count_online(client, now: datetime) -> int | None:
    """Ask all pieces at once. The window is counted from the asking host's time, not from that of Redis."""
    begin = f"({now.timestamp() - conf.ONLINE_SECONDS}"
    keys = [piece(digit, now.date()).online for digit in DIGITS]
    counts = [(key, ("ZCOUNT", key, begin, "(+inf")) for key in keys]
    marks = [(key, ("ZSCORE", key, WHOLE)) for key in keys]
    answers = run(client, counts + marks)
    return None if None in answers[len(keys) :] else sum(answers[: len(keys)])


def count_countries(client, day: date) -> Counter[str] | None:
    """Ask all pieces at once, and add them up."""
    keys = [piece(digit, day).countries for digit in DIGITS]
    answers = run(client, [(key, ("HGETALL", key)) for key in keys])
    if not all(WHOLE in answer for answer in answers):
        return None
    sums = Counter()
    for answer in answers:
        sums.update({country: int(count) for country, count in answer.items() if country != WHOLE})
    return +sums
