"""Bookmarks in a list: where to go on, and for which question."""

import base64
import binascii
import json
from hashlib import blake2b

from ninja.errors import ValidationError

from syndication.api.questions import LARGEST


def write(question: dict, *place: int) -> str:
    """A bookmark for a place in the answer to this question."""
    text = json.dumps([_digest(question), *place], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(cursor: str, question: dict, *, numbers: int) -> list[int]:
    """The place that a bookmark means; refused if it is not ours or belongs to another question.

    It is valid for good, whatever keys the site changes: it holds no secret and opens no door.
    """
    try:
        found = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        raise _refused("This is no cursor of ours. Copy `next` letter by letter.") from None
    if not _has_form(found, numbers):
        raise _refused("This is no cursor of ours. Copy `next` letter by letter.")
    if found[0] != _digest(question):
        raise _refused("This cursor belongs to another question. Ask with the same parameters.")
    return found[1:]


def _has_form(found, numbers: int) -> bool:
    if not isinstance(found, list) or len(found) != numbers + 1 or not isinstance(found[0], str):
        return False
    return all(type(number) is int and 0 <= number <= LARGEST for number in found[1:])


def _refused(message: str) -> ValidationError:
    return ValidationError([{"type": "cursor", "loc": ["query", "cursor"], "msg": message}])


def _digest(question: dict) -> str:
    text = json.dumps(question, sort_keys=True, default=str)
    return blake2b(text.encode(), digest_size=6).hexdigest()
