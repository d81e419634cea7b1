"""Where the words stand: texts in parts, of which some are hits. Always the text as it was written."""

from languages.folding import Word, words
from search.asking import Query
from search.engines import engine
from search.questions import Keys, ways

Parts = list[tuple[str, bool]]
_ENDING = 5
"""A word may be so much longer than its stem."""


def marked(text: str, query: Query, language: str) -> Parts:
    """The whole text in parts; True for those that were searched for."""
    return _parts(text, _spans(text, query, language), 0, len(text))


def snippet(text: str, query: Query, language: str, *, length: int = 200) -> Parts:
    """The piece of a text where most of the words stand, about `length` characters; its beginning if none does."""
    text = " ".join(text.split())
    spans = _spans(text, query, language)
    start, end = _piece(text, spans, length)
    before = [("… ", False)] if start else []
    after = [(" …", False)] if end < len(text) else []
    return [*before, *_parts(text, spans, start, end), *after]


def _spans(text: str, query: Query, language: str) -> list[tuple[int, int]]:
    """From where to where the hits reach, in order and without overlap."""
    known = [way for term in ways(query.wanted, language, engine().endings) for way in term]
    found, own, place = [], words(text, language), 0
    while place < len(own):
        size = max((_size(own, place, way, language) for way in known), default=0)
        if size:
            found.append((own[place].start, own[place + size - 1].end))
        place += size or 1
    return found


def _size(own: list[Word], place: int, way: Keys, language: str) -> int:
    """How many words from this place on are the way a term is found; 0 if it is not."""
    if way.language and way.language != language:
        return 0
    here = own[place : place + len(way.keys)]
    if len(here) < len(way.keys):
        return 0
    *before, last = [word.key for word in here]
    *wanted, wanted_last = way.keys
    if before != wanted or not last.startswith(wanted_last):
        return 0
    longer = len(last) - len(wanted_last)
    is_it = not longer or way.is_prefix or (way.language and longer <= _ENDING)
    return len(way.keys) if is_it else 0


def _parts(text: str, spans: list[tuple[int, int]], start: int, end: int) -> Parts:
    found, place = [], start
    for first, last in spans:
        if first >= start and last <= end:
            found += [(text[place:first], False), (text[first:last], True)]
            place = last
    return [part for part in (*found, (text[place:end], False)) if part[0]]


def _piece(text: str, spans: list[tuple[int, int]], length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    best, most = 0, 0
    for number, (first, _last) in enumerate(spans):
        held = {text[a:b].lower() for a, b in spans[number : number + 50] if b <= first + length * 3 // 4}
        if len(held) > most:
            best, most = first, len(held)
    start = _word_start(text, max(0, best - length // 4)) if best > length // 2 else 0
    end = min(len(text), start + length)
    blank = text.rfind(" ", start + length // 2, end + 1)
    return start, blank if end < len(text) and blank > 0 else end


def _word_start(text: str, place: int) -> int:
    if not place:
        return 0
    blank = text.find(" ", place)
    return blank + 1 if 0 <= blank < place + 40 else place
