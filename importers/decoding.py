"""From bytes to text: UTF-8 first, then the encodings that old Balkan sites were written in."""

import codecs
from itertools import pairwise

MAXIMUM_BYTES = 5_000_000
SAMPLE = 200_000
"""How many bytes are looked at to guess an encoding."""
SINGLE_BYTE = ("cp1252", "cp1250", "cp1254", "cp1251")
OUR_LETTERS = frozenset(
    "абвгдѓежзѕијклљмнњопрстќуфхцчџшђћАБВГДЃЕЖЗЅИЈКЛЉМНЊОПРСТЌУФХЦЧЏШЂЋšđčćžŠĐČĆŽëçËÇğışİöüĞŞÖÜ“”„‘’–—…«» "
)
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\v")


class UnreadableError(Exception):
    """A file that cannot be read; the message says why in plain words."""


def decode(content: bytes) -> tuple[str, str]:
    """The text, and the encoding that had to be guessed ("" if there was nothing to guess)."""
    if len(content) > MAXIMUM_BYTES:
        raise too_large(len(content))
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    if not marked and _is_binary(content):
        raise UnreadableError("This is not a text file: it holds bytes that no text has.")
    try:
        return content.decode(marked or "utf-8"), ""
    except UnicodeDecodeError as error:
        if marked == "utf-16":
            raise UnreadableError("The file says that it is UTF-16, but it is damaged.") from error
        encoding = _guess(content)
    return content.decode(encoding, errors="replace"), encoding


def too_large(size: int) -> UnreadableError:
    """What to say about a file that no newsroom has written."""
    limit = MAXIMUM_BYTES // 1_000_000
    return UnreadableError(
        f"The file is {size / 1_000_000:.1f} MB; more than {limit} MB of stories are not read at once."
    )


def _is_binary(content: bytes) -> bool:
    control = sum(byte in CONTROL for byte in content[:SAMPLE])
    return b"\0" in content or control * 20 > len(content[:SAMPLE])


def _guess(content: bytes) -> str:
    """The encoding whose letters look most like our languages'; the Western one when nothing speaks."""
    sample = content[:SAMPLE]
    candidates = [name for name in SINGLE_BYTE if name != "cp1251" or _mostly_in_rows(sample)]
    return max(candidates, key=lambda name: _likeness(sample.decode(name, errors="replace")))


def _mostly_in_rows(content: bytes) -> bool:
    """Whether high bytes stand together, as they do in Cyrillic, or alone, as accents do."""
    high = [position for position, byte in enumerate(content) if byte > 127]
    together = sum(after - before == 1 for before, after in pairwise(high))
    return together * 2 > len(high)


def _likeness(text: str) -> float:
    foreign = [letter for letter in text if ord(letter) > 127]
    return sum(letter in OUR_LETTERS for letter in foreign) / max(len(foreign), 1)
