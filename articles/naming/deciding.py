"""What a name in a text means: the longest one wins, and what the text says elsewhere decides between records."""

from articles.naming.book import Book
from articles.naming.forms import WRONG, Certainty, Form, Mention, Sort
from articles.naming.people import may_stand_alone
from articles.naming.shapes import allows, same_spelling
from articles.naming.tokens import Token
from articles.naming.walking import CASE, Found, Walk, by_record

LONG_SURNAME = 8
"""Letters from which a slip in a name that stands alone is believed to be one."""
SLIPS_TOGETHER = 12
"""Letters that a name must have to be recognised by two words that are both spelt otherwise."""
WEAK = {Sort.SHORT, Sort.ACRONYM, Sort.SURNAME}
MOST_CANDIDATES = 5
"""Records between which a journalist is asked to choose; a name that more people bear says nothing."""


class Decision:
    """The names of one text, decided together."""

    def __init__(self, text: str, words: list[Token], language: str, book: Book, known: frozenset[str]):
        self.text, self.words, self.language, self.book = text, words, language, book
        self.walk = Walk(words, language, book)
        self.places = self._places()
        self.named = known | {
            record for first, last, found in self.places for each in found
            for record in by_record(each.forms) if self._is_full(each, last - first)
        }  # fmt: skip
        """Records that the text names in full, or that are linked to the story."""

    def mentions(self) -> list[Mention]:
        """Every name in the text, in its order."""
        covered = {place for first, last, _found in self.places for place in range(first, last)}
        found = (self._mention(*place, covered) for place in self.places)
        return [mention for mention in found if mention]

    def _places(self) -> list[tuple[int, int, list[Found]]]:
        """Where names stand; of those that begin at one word the longest, and none within another."""
        places, first = [], 0
        while first < len(self.words):
            fitting = [fit for each in self.walk.at(first) if (fit := self._fitting(each))]
            if not fitting:
                first += 1
                continue
            last = max(each.last for each in fitting)
            longest = [each for each in fitting if each.last == last]
            fewest = min(each.way.slips + each.way.small_slips for each in longest)
            best = [each for each in longest if each.way.slips + each.way.small_slips == fewest]
            places.append((first, last, best))
            first = last
        return places

    def _fitting(self, found: Found) -> Found | None:
        """What is found, with those forms only that the letters of the text allow."""
        words = self.words[found.first : found.last]
        forms = [form for form in found.forms if allows(form, words, self.language)]
        forms = [form for form in forms if self._forgives(form, found, words)]
        return Found(found.first, found.last, found.way, tuple(forms)) if forms else None

    def _forgives(self, form: Form, found: Found, words: list[Token]) -> bool:
        """Whether the name may differ from the form as much as it does."""
        way = found.way
        if form.is_acronym and (way.slips or way.small_slips or way.ending):
            return False
        if form.is_person and way.ending > CASE:
            return False
        if not way.slips:
            return True
        letters = sum(len(word.key) for word in words)
        if not form.is_person or form.sort == Sort.MISSPELLING or way.ending:
            return False
        return way.slips < found.length or letters >= SLIPS_TOGETHER or found.length == 1

    def _is_full(self, found: Found, length: int) -> bool:
        strong = any(form.sort not in WEAK and not form.is_acronym for form in found.forms)
        return strong and length > 1 and found.way.slips == 0

    def _mention(self, first: int, last: int, found: list[Found], covered: set[int]) -> Mention | None:
        words = self.words[first:last]
        way = found[0].way
        records = by_record(tuple(form for each in found for form in each.forms))
        records = {record: forms for record, forms in records.items()
                   if self._holds(record, forms, first, last, way.slips, covered)}  # fmt: skip
        candidates = self._candidates(records)
        if not candidates:
            return None
        text = self.text[words[0].start : words[-1].end]
        form = _closest(records[candidates[0]], text)
        return Mention(
            words[0].start, words[-1].end, text, candidates,
            self._certainty(candidates, records, form, text, bool(way.slips or way.small_slips)),
            form.sort, form.text, is_inflected=bool(way.ending),
        )  # fmt: skip

    def _holds(self, record: str, forms: list[Form], first: int, last: int, slips: int, covered) -> bool:
        """Whether a word that stands alone may be this person's name."""
        if not forms[0].is_person or last - first > 1:
            return True
        is_named = record in self.named
        if slips and not is_named and len(self.words[first].key) < LONG_SURNAME:
            return False
        return may_stand_alone(self.words, first, self.book, covered, is_named=is_named)

    def _candidates(self, records: dict[str, list[Form]]) -> tuple[str, ...]:
        """The records in question: if the text names some of them in full, only these."""
        if not records:
            return ()
        right = {
            record: forms for record, forms in records.items()
            if any(form.sort not in WRONG for form in forms)
        }  # fmt: skip
        records = right or records
        named = {record: forms for record, forms in records.items() if record in self.named}
        chosen = sorted(named or records, key=lambda record: (records[record][0].sort, record))
        return tuple(chosen) if len(chosen) <= MOST_CANDIDATES else ()

    def _certainty(self, candidates, records, form: Form, text: str, slipped: bool) -> Certainty:
        record = candidates[0]
        if len(candidates) > 1:
            return Certainty.ASKS
        is_named = record in self.named
        if form.sort in WEAK and record in self.book.asks and not is_named:
            return Certainty.ASKS
        if slipped or _is_misspelt(records[record], text):
            return Certainty.DIFFERS
        return Certainty.LIKELY if form.sort == Sort.SURNAME and not is_named else Certainty.SURE


def _closest(forms: list[Form], text: str) -> Form:
    """The form that is written as the text is, else the surest."""
    return next((form for form in forms if same_spelling(form.text, text)), forms[0])


def _is_misspelt(forms: list[Form], text: str) -> bool:
    """Whether the text says what is known to be wrong, and nothing that is right."""
    right = [form for form in forms if form.sort not in WRONG]
    if any(same_spelling(form.text, text) for form in right):
        return False
    return not right or any(same_spelling(form.text, text) for form in forms)
