"""Names of people, organizations, events and tags: for suggestions while typing, and for "did you mean"."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from languages.folding import fold, loose, words
from search.documents import RECORDS, Document, readable
from search.engines.tables import NAME, in_parts, insert, marks, run, visible
from search.tokens import tokens

LEAST_ALIKE = 0.4
"""The share of three-letter groups that two words have in common, from which on one may be meant for the other."""
FEW = 3
"""So many records may be meant by a surname alone; more are no answer."""
_MOST_WORDS, _MOST_ROWS, _LONGEST = 6, 300, 300
_CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Name:
    """Something that can be suggested, with the form of its name that was found."""

    key: str
    kind: str
    name: str


def write(documents: Iterable[Document], suffix: str = "") -> None:
    """Write down the names of documents that have none in the table."""
    rows = [row for document in documents if document.kind in RECORDS for row in _rows(document)]
    insert(f"search_name{suffix}", NAME, rows)
    known = {row[6] for row in rows}
    insert(
        "search_trigram", ("gram", "loose"), sorted((gram, word) for word in known for gram in trigrams(word))
    )


def forget(keys: Iterable[str], suffix: str = "") -> None:
    """Take the names of these documents out."""
    for part in in_parts(keys):
        run(f"DELETE FROM search_name{suffix} WHERE key IN ({marks(part)})", part)


def beginning_with(text: str, language: str, limit: int) -> list[Name]:
    """Names one of whose words begins like this, and goes on like this; in the script of the text if there is one."""
    key = fold(text, language)
    if not key:
        return []
    may_be_seen, now = visible()
    # Keys hold only a–z, 0–9 and spaces: { comes after all of them.
    rows = run(
        "SELECT e.key, e.kind, e.name, e.id FROM search_name e WHERE e.fold >= %s AND e.fold < %s"
        f" AND {may_be_seen} ORDER BY e.fold LIMIT %s",
        [key, key + "{", *now, _MOST_ROWS],
    )
    reads_cyrillic = is_cyrillic(text)
    rows.sort(
        key=lambda row: (is_cyrillic(row[2]) != reads_cyrillic, row[3][:2] != "0/", len(row[2]), row[2])
    )
    return _once_each((Name(*row[:3]) for row in rows), limit)


def called(text: str, limit: int) -> list[Name]:
    """Names that are this text as a whole; where none is, those in which it stands as whole words, if they are few."""
    key = fold(text)  # as names are written down, which belong to no language
    if not key:
        return []
    may_be_seen, now = visible()
    # A row for each word of a name begins with it: what follows a blank are the other words.
    rows = run(
        "SELECT DISTINCT e.key, e.kind, e.name FROM search_name e"
        f" WHERE (e.fold = %s OR (e.fold > %s AND e.fold < %s)) AND {may_be_seen} ORDER BY e.name LIMIT %s",
        [key, key + " ", key + "!", *now, _MOST_ROWS],
    )
    named = [Name(*row) for row in rows]
    reads_cyrillic = is_cyrillic(text)
    named.sort(key=lambda name: (is_cyrillic(name.name) != reads_cyrillic, len(name.name), name.name))
    if whole := [name for name in named if fold(name.name) == key]:
        return _once_each(whole, limit)
    partly = _once_each(named, FEW + 1)
    return partly[:limit] if len(partly) <= FEW else []


def alike(text: str, limit: int) -> list[Name]:
    """Names whose words are like those of the text, the most alike first; none that is the text itself."""
    asked = [loose(key) for key in fold(text).split()[:_MOST_WORDS]]
    best = {word: likenesses(word) for word in dict.fromkeys(asked)}
    if not asked or not all(best.values()):
        return []
    found: Counter = Counter()
    kept, is_same = {}, fold(text)
    for name in _with_words({word for near in best.values() for word in near}):
        own = {loose(key) for key in fold(name.name).split()}
        likeness = [max((best[word].get(each, 0) for each in own), default=0) for word in asked]
        if min(likeness) >= LEAST_ALIKE and fold(name.name) != is_same:
            found[name] = sum(likeness) / len(likeness) + 1 / (100 + len(name.name))
            kept[name] = None
    return _once_each((name for name, _likeness in found.most_common()), limit)


def written_forms(keys: Iterable[str]) -> dict[str, list[str]]:
    """How words of names are written in the index, the most frequent form first."""
    found: dict[str, list[str]] = {key: [] for key in keys}
    may_be_seen, now = visible()
    one = (
        "SELECT * FROM (SELECT %s AS key, e.word, count(*) AS times FROM search_name e"
        f" WHERE (e.fold = %s OR (e.fold >= %s AND e.fold < %s)) AND {may_be_seen}"
        " GROUP BY e.word ORDER BY 3 DESC, 2 LIMIT 20) AS found"
    )
    values = [value for key in found for value in (key, key, key + " ", key + "!", *now)]
    rows = run(" UNION ALL ".join([one] * len(found)), values) if found else []
    for key, word, _times in sorted(rows, key=lambda row: (-row[2], row[1])):
        found[key].append(word)
    return found


def is_cyrillic(word: str) -> bool:
    """Whether it has a Cyrillic letter."""
    return any("\u0400" <= letter <= "\u052f" for letter in word)


def is_latin(word: str) -> bool:
    """Whether it has a Latin letter."""
    return any(letter.isalpha() and letter < "\u0250" for letter in word)


def trigrams(word: str) -> set[str]:
    """Three letters in a row; two blanks before a word and one after it, so that its beginning weighs more."""
    padded = f"  {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def likenesses(word: str) -> dict[str, float]:
    """Words of names that are like this one, and how much (0–1: what they share of all their trigrams)."""
    own = trigrams(word)
    rows = run(
        f"SELECT loose, count(*) FROM search_trigram WHERE gram IN ({marks(own)})"
        " GROUP BY loose HAVING count(*) >= %s ORDER BY 2 DESC LIMIT %s",
        [*sorted(own), len(own) * LEAST_ALIKE / (1 + LEAST_ALIKE), _CANDIDATES],
    )
    found = {other: count / len(own | trigrams(other)) for other, count in rows}
    return {other: share for other, share in found.items() if share >= LEAST_ALIKE}


def prune() -> None:
    """Forget words that no name has any more."""
    run("DELETE FROM search_trigram WHERE loose NOT IN (SELECT loose FROM search_name)")


def _with_words(near: set[str]) -> list[Name]:
    may_be_seen, now = visible()
    return [
        Name(*row)
        for part in in_parts(sorted(near))
        for row in run(
            f"SELECT DISTINCT e.key, e.kind, e.name FROM search_name e WHERE e.loose IN ({marks(part)})"
            f" AND {may_be_seen} LIMIT 2000",
            [*part, *now],
        )
    ]


def _rows(document: Document) -> Iterable[tuple]:
    _number, *_columns, since, until = tokens(document).row(0)
    for at, name in enumerate(dict.fromkeys((document.title, *document.names))):
        shown = " ".join(readable(name).split())[:_LONGEST]
        found = words(shown, document.language)
        keys = [word.key for word in found]
        for place, word in enumerate(found[:_MOST_WORDS]):
            from_here = " ".join(keys[place:] + keys[:place])
            yield (
                f"{place}/{at}/{document.key}", document.key, document.kind, shown, shown[word.start : word.end],
                from_here, loose(word.key), since, until,
            )  # fmt: skip


def _once_each(names: Iterable[Name], limit: int) -> list[Name]:
    found: dict[str, Name] = {}
    for name in names:
        found.setdefault(name.key, name)
    return list(found.values())[:limit]
