"""PostgreSQL: one vector for each document in a GIN index, holding words, words of names, endings and filters.

Keys are plain lexemes (tajani), the same in a title or a name with a dot (.tajani), filters with a stroke
(/kind:person): so "in the title" and "of this month" are answered by the index alone, without reading a vector.
Where PostgreSQL knows a language's endings, its stems stand beside the keys and count only in that language.

The planner would walk through all documents by number for a word that 500 of a million have, and take seconds. So it
is not asked: `limited` leaves it the index of words only, and `newest` looks into the newest documents first, then
into more, by the days they stand in.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from languages.folding import fold
from search.engines import TimedOut
from search.engines.tables import ENTRY, Row, free_number, in_parts, marks, run, visible
from search.engines.windows import windows
from search.numbers import cover
from search.questions import Keys, Question
from search.tokens import STEMMED, Tokens, filter_token, tokens

_LAST_PLACE, _MOST_PLACES = 16_383, 250
_GAP = 10
"""Places between two names or passages, so that no phrase reaches from one into the next."""
_SETTINGS = {
    "jit": "off", "enable_seqscan": "off", "enable_indexscan": "off", "enable_indexonlyscan": "off",
    "max_parallel_workers_per_gather": "0",
}  # fmt: skip
_TRIES = 20
_MOST_STEMS = 200_000
_stems: dict[tuple[str, str], str] = {}


def create(suffix: str = "") -> None:
    """Add what Django's models cannot describe."""
    run(f"ALTER TABLE search_entry{suffix} ADD COLUMN vector tsvector NOT NULL")
    # Vectors are kept beside the table, so that walking through hits reads little.
    run(f"ALTER TABLE search_entry{suffix} SET (toast_tuple_target = 128)")
    run(f"ALTER TABLE search_entry{suffix} ALTER COLUMN id SET STATISTICS 100")
    run(
        f"CREATE INDEX search_entry_vector ON search_entry{suffix} USING gin (vector) WITH (fastupdate = off)"
    )
    run(f'ALTER TABLE search_name{suffix} ALTER COLUMN fold TYPE text COLLATE "C"')


def drop(suffix: str = "") -> None:
    """Nothing to do: it goes with the tables of the models."""


def prepared(document) -> Tokens:
    """A document with the words whose endings are known here."""
    return tokens(document, with_endings=True)


def store(documents: Iterable[Tokens], suffix: str = "") -> None:
    """Write documents; what stands under their keys or appears there at the same moment is replaced."""
    missing, taken = list(documents), set()
    for _try in range(_TRIES):
        forget([each.document.key for each in missing], suffix)
        written = set()
        for part in in_parts([(free_number(each, f"search_entry{suffix}", taken), each) for each in missing]):
            written |= _write(part, suffix)
        missing = [each for each in missing if each.document.key not in written]
        if not missing:
            return
    raise OperationalError(f"Others keep writing {missing[0].document.key}.")


def forget(keys: Iterable[str], suffix: str = "") -> None:
    """Take documents out."""
    for part in in_parts(keys):
        run(f"DELETE FROM search_entry{suffix} WHERE key IN ({marks(part)})", part)


def newest(question: Question, limit: int, *, with_lead: bool = False) -> list[Row]:
    """The newest documents that fit, the newest first."""
    rows = []
    for low in windows(question.low):
        rows = _newest(question, low, limit, with_lead=with_lead)
        if len(rows) >= limit:
            break
    return rows


def asked(question: Question, low: int | None) -> str:
    """The question in the language of PostgreSQL, from the day of a number on."""
    parts = [_any(ways, "." if question.in_names else "") for ways in question.must]
    parts += [_one_of(any_of) for any_of in question.filters]
    days = cover(low, question.high)
    parts += [_one_of(days)] if days else []
    parts += [f"!{_any(ways, '')}" for ways in question.must_not]
    return " & ".join(parts)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what takes longer. Within a transaction of somebody else, its settings are put back afterwards."""
    is_inside = connection.in_atomic_block
    try:
        with transaction.atomic():
            before = _set(_SETTINGS | {"statement_timeout": str(max(1, int(seconds * 1000)))})
            yield
            if is_inside:
                _set(before)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TimedOut from error
        raise


def endings(words: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """For each word its stem in the languages that PostgreSQL knows, as keys."""
    words = set(words)
    _forget_many()
    for code in STEMMED:
        _learn(words, code)
    return {
        word: [(code, found) for code in STEMMED if (found := _stems.get((word, code)))] for word in words
    }


def vectors(documents: Iterable[Tokens]) -> list[str]:
    """Documents as PostgreSQL writes vectors down."""
    documents = list(documents)
    _forget_many()
    for code in STEMMED:
        spoken = (
            each.spoken_texts | each.spoken_names for each in documents if each.document.language == code
        )
        _learn(set().union(*spoken), code)
    return [vector(each) for each in documents]


def vector(each: Tokens) -> str:
    """A document as PostgreSQL writes a vector down."""
    places: dict[str, list[int]] = {}
    place = 0
    for keys in (*each.forms, *each.passages):
        for place, key in enumerate(keys, place + 1):  # noqa: B020 the count goes on
            found = places.setdefault(key, [])
            if len(found) < _MOST_PLACES and place <= _LAST_PLACE:
                found.append(place)
        place += _GAP
    found = [f"'{key}'{':' * bool(at)}{','.join(map(str, at))}" for key, at in places.items()]
    names = {f".{key}" for form in each.forms for key in form}
    code = each.document.language
    found += [f"'{stem}'" for stem in _known(each.spoken_texts | each.spoken_names, code) - places.keys()]
    names |= {f".{stem}" for stem in _known(each.spoken_names, code)}
    return " ".join([*found, *(f"'{token}'" for token in (*names, *each.facets))])


def _known(words: Iterable[str], code: str) -> set[str]:
    return {stem for word in words if (stem := _stems.get((word, code)))}


def _forget_many() -> None:
    if len(_stems) > _MOST_STEMS:
        _stems.clear()


def _learn(words: set[str], code: str) -> None:
    """Ask the database about the endings of words, all at once; what it has said is remembered."""
    unknown = [word for word in words if (word, code) not in _stems]
    if unknown:
        asked = "SELECT word, ts_lexize(%s, word) FROM unnest(%s::text[]) word"
        for word, found in run(asked, [STEMMED[code], unknown]):
            _stems[word, code] = fold(found[0]).replace(" ", "")[:100] if found else ""


def _newest(question: Question, low: int | None, limit: int, *, with_lead: bool) -> list[Row]:
    may_be_seen, now = visible()
    low = low if question.low is None else question.low
    conditions, numbers = "", []
    for sign, number in ((">=", question.low), ("<=", question.high)):
        if number is not None:
            conditions += f" AND e.id + 0 {sign} %s"  # + 0: not by the index of numbers
            numbers.append(number)
    found = run(
        f"SELECT e.id, e.facets{', e.lead' if with_lead else ''} FROM search_entry e"
        f" WHERE e.vector @@ %s::tsquery AND {may_be_seen}{conditions} ORDER BY e.id DESC LIMIT %s",
        [asked(question, low), *now, *numbers, limit],
    )
    return [Row(*row) for row in found]


def _any(ways: tuple[Keys, ...], mark: str) -> str:
    return "(" + " | ".join(_side_by_side(way, mark) for way in ways) + ")"


def _side_by_side(way: Keys, mark: str) -> str:
    *before, last = [f"'{mark}{key}'" for key in way.keys]
    last += ":*" if way.is_prefix else ""
    # In names only the words are known, not their places: there a phrase is all of its words.
    found = (" & " if mark else " <-> ").join([*before, last])
    return f"({found} & '{filter_token(f'language:{way.language}')}')" if way.language else f"({found})"


def _one_of(facets: Iterable[str]) -> str:
    return "(" + " | ".join(f"'{filter_token(each)}'" for each in facets) + ")"


def _write(numbered: list[tuple[int, Tokens]], suffix: str) -> set[str]:
    values = ", ".join([f"({', '.join(['%s'] * len(ENTRY))}, %s::tsvector)"] * len(numbered))
    words = vectors(each for _number, each in numbered)
    written = run(
        f"INSERT INTO search_entry{suffix} ({', '.join(ENTRY)}, vector) VALUES {values}"
        " ON CONFLICT DO NOTHING RETURNING key",
        [
            value
            for (number, each), vector in zip(numbered, words, strict=True)
            for value in (*each.row(number), vector)
        ],
    )
    return {key for (key,) in written}


def _set(settings: dict[str, str]) -> dict[str, str]:
    """Change settings until the transaction ends; what they were."""
    names = list(settings)
    old = ", ".join(["current_setting(%s)"] * len(names))
    new = ", ".join(["set_config(%s, %s, true)"] * len(names))
    # Two selects: within one, the order of reading and writing would be the database's choice.
    found = run(f"WITH old AS MATERIALIZED (SELECT {old}) SELECT old.*, {new} FROM old",
                [*names, *(part for item in settings.items() for part in item)])  # fmt: skip
    return dict(zip(names, found[0], strict=False))
