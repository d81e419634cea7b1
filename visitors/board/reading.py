"""What the board says. Every function gives None when it does not know, and the caller asks the database."""

from collections import Counter
from datetime import date, datetime

from visitors import conf
from visitors.board.link import link
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
    pipeline = client.pipeline(transaction=False)
    for digit in DIGITS:
        key = piece(digit, now.date()).online
        pipeline.zcount(key, begin, "(+inf")
        pipeline.zscore(key, WHOLE)
    answers = pipeline.execute()
    return None if None in answers[1::2] else sum(answers[::2])


def count_countries(client, day: date) -> Counter[str] | None:
    """Ask all pieces at once, and add them up."""
    pipeline = client.pipeline(transaction=False)
    for digit in DIGITS:
        pipeline.hgetall(piece(digit, day).countries)
    answers = pipeline.execute()
    if not all(WHOLE in answer for answer in answers):
        return None
    sums = Counter()
    for answer in answers:
        sums.update({country: int(count) for country, count in answer.items() if country != WHOLE})
    return +sums
