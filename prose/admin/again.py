"""Two colleagues who take the same free address in the same moment."""

from contextlib import suppress
from functools import wraps

from django.db import IntegrityError

MOST_TRIES = 6


def again_if_taken(view):
    """Let the view of a form run once more when the database refused what it had just found to be free.

    The second time it sees what the colleague saved: an address made from a name gets the next number,
    one that was typed gets a message. For views whose transaction ends with them.
    """

    @wraps(view)
    def answer(*args, **kwargs):
        for _try in range(MOST_TRIES - 1):
            with suppress(IntegrityError):
                return view(*args, **kwargs)
        return view(*args, **kwargs)

    return answer
