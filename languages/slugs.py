"""The last part of an address: plain, short, readable, never empty."""

import re
import unicodedata
from collections.abc import Callable
from itertools import count

from languages.transliteration import to_ascii

_LONGEST_INPUT = 1000  # characters; a headline is shorter, and work must stay bounded for anything pasted


def slugify(text: str, language: str, *, fallback: str, max_length: int = 80) -> str:
    """Turn a headline or a name into an address: „Ќе дојде ли?" (mk) → ``kje-dojde-li``.

    At most ``max_length`` characters, cut between words where possible. ``fallback`` is used when no letter
    or digit is left; ValueError if that has none either. Doing it twice changes nothing.
    """
    slug = _shorten(_plain(text, language), max_length) or _shorten(_plain(fallback, language), max_length)
    if not slug:
        raise ValueError(f"The fallback {fallback!r} has no letter or digit to make an address from.")
    return slug


def unique_slug(base: str, taken: Callable[[str], bool], *, max_length: int = 80) -> str:
    """The slug itself if it is free, else the first free one of ``base-2``, ``base-3`` … within max_length.

    Two people may still choose at once: the constraint in the database has the last word.
    """
    if not taken(base):
        return base
    numbered = (f"{_shorten(base, max_length - len(str(n)) - 1)}-{n}" for n in count(2))
    return next(slug for slug in numbered if not taken(slug))


def _plain(text: str, language: str) -> str:
    # NFKC first: full-width letters and ligatures are the same words to a reader.
    ascii_text = to_ascii(unicodedata.normalize("NFKC", text[:_LONGEST_INPUT]), language).lower()
    without_apostrophes = re.sub(r"(?<=[a-z])['’ʼ`](?=[a-z])", "", ascii_text)
    return re.sub(r"[^a-z0-9]+", "-", without_apostrophes).strip("-")


def _shorten(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or slug[:max_length]
