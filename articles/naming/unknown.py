"""Names in a text of which there is no record: two or more words with capitals, or an acronym."""

import re
from collections.abc import Iterator

from articles.naming.forms import Mention, Unknown
from articles.naming.titles import beginnings, no_names, titles
from articles.naming.tokens import Token

MOST = 30
"""Names that are listed; more help nobody."""
ACRONYM = range(3, 9)
ROMAN = re.compile(r"[IVXLCDM]+")


def unknown_names(text: str, words: list[Token], mentions: list[Mention]) -> list[Unknown]:
    """Each such name once, with how often it stands there, in the order of the text."""
    taken = _taken(mentions)
    common = {word.key for word in words if not word.is_capital}
    found: dict[str, Unknown] = {}
    for run in filter(_is_name, (_trimmed(run, common) for run in _runs(words, taken))):
        key = " ".join(word.key for word in run)
        count = found[key].count + 1 if key in found else 1
        first = found.get(key) or Unknown(
            text[run[0].start : run[-1].end], run[0].start, run[-1].end, is_acronym=len(run) == 1
        )
        found[key] = Unknown(first.text, first.start, first.end, count, first.is_acronym)
    return list(found.values())[:MOST]


def _taken(mentions: list[Mention]) -> set[int]:
    return {place for mention in mentions for place in range(mention.start, mention.end)}


def _runs(words: list[Token], taken: set[int]) -> Iterator[list[Token]]:
    """Words with capitals that follow each other. Capitals of a headline in title case say nothing."""
    run: list[Token] = []
    for word in words:
        is_part = word.is_capital and not word.in_title_case and word.start not in taken
        if run and not (is_part and word.follows_directly and not word.starts_sentence):
            yield run
            run = []
        if is_part:
            run.append(word)
    if run:
        yield run


def _trimmed(run: list[Token], common: set[str]) -> list[Token]:
    """The run without titles and numbers, and without a first word that only begins a sentence."""
    if run[0].starts_sentence and (run[0].key in beginnings() or run[0].key in common):
        run = run[1:]
    while run and run[0].key in titles():
        run = run[1:]
    while run and (run[-1].key in titles() or ROMAN.fullmatch(run[-1].text)):
        run = run[:-1]
    return run


def _is_name(run: list[Token]) -> bool:
    if len(run) == 1:
        word = run[0]
        is_acronym = word.is_upper and word.text.isalpha() and len(word.text) in ACRONYM
        return is_acronym and not ROMAN.fullmatch(word.text)
    return 1 < len(run) <= 6 and not all(word.key in no_names() for word in run)
