"""Where sentences end, and where they do not although a full stop stands there."""

import re
from collections.abc import Iterator

CLOSING = r"\"'”“’»)\]"
FINAL = re.compile(rf"[.!?…:;][{CLOSING}]*\s*\Z")
BREAK = re.compile(rf"[.!?…][{CLOSING}]*\s+(?=[\"'“„«(‘]*[^\W\d_])")
BROKEN = re.compile(r"\b([^\W\d_]{3,})\. ([^\W\d_]+)")
LATIN_ABBREVIATIONS = (
    "mr mrs ms dr prof st no jr sr vs gen col rev hon etc inc nr mag inž gđa str tel znj bay cf e.g i.e "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
CYRILLIC_ABBREVIATIONS = "г год др проф бр св ул тел стр инж јан фев мар апр јун јул авг сеп окт ноем дек"
ABBREVIATIONS = frozenset(f"{LATIN_ABBREVIATIONS} {CYRILLIC_ABBREVIATIONS}".split())


def ends_sentence(text: str) -> bool:
    """Whether the text comes to an end, be it with a full stop or with the colon before a list."""
    return bool(FINAL.search(text))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, as well as full stops can tell."""
    start = 0
    for stop in BREAK.finditer(text):
        if text[stop.end()].islower() or _is_abbreviation(text[start : stop.start()]):
            continue
        yield text[start : stop.end()].strip()
        start = stop.end()
    if text[start:].strip():
        yield text[start:].strip()


def is_one_sentence(text: str) -> bool:
    """Whether no sentence ends before the last letter, as in a headline."""
    return sum(1 for _sentence in sentences(text)) == 1


def broken_sentences(text: str) -> list[str]:
    """Full stops in mid-sentence (“the Office. the directorate”), for an editor to look at."""
    return [
        match[0]
        for match in BROKEN.finditer(text)
        if match[2][0].islower() and not _is_abbreviation(match[1])
    ]


def _is_abbreviation(before: str) -> bool:
    word = re.split(r"[\s(\"'“„«‘-]", before)[-1].casefold()
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or word.isdigit()
