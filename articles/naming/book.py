"""The book of names: every form of every record, so laid out that a text is read against it in one go."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from articles.naming.endings import MAY_FALL_AWAY, SHORTEST_STEM, SKIPPED, plain_key
from articles.naming.forms import Form, Sort
from articles.naming.near import Near
from articles.naming.tokens import WORD, key_of

LONGEST_NAME = 25
"""Words."""
SHORTEST_SURNAME = 3
MOST_FORMS = 8
"""Forms of one person's name that are mixed with each other."""


class Book:
    """All names that can be recognised. Made once, then only read."""

    def __init__(self, forms: Iterable[Form], asks: Iterable[str] = ()):
        self.forms: dict[str, list[Form]] = defaultdict(list)
        """Forms by their folded words with a space between."""
        self.beginnings: set[str] = set()
        """What longer names begin with."""
        self.words: set[str] = set()
        self.roots: dict[str, list[str]] = defaultdict(list)
        """Words by what is left when their last vowel falls away."""
        self.first_names: set[str] = set()
        self.asks = frozenset(asks)
        """Records of which somebody wrote with what they are easily confused."""
        self._entered: set[tuple] = set()
        self._double: dict[str, set[tuple[str, str]]] = defaultdict(set)
        people: set[str] = set()
        for form in forms:
            self._enter(form, people)
        self._mix()
        self._entered.clear()
        self.near = Near(people)
        self.size = sum(map(len, self.forms.values()))

    def _enter(self, form: Form, people: set[str]) -> None:
        keys = words_of(form.text, form.language)
        if not keys or len(keys) > LONGEST_NAME:
            return
        self._file(form, keys)
        if not form.is_person:
            return
        people.update(keys)
        if len(keys) > 1 and form.sort in (Sort.NAME, Sort.SHORT):
            self.first_names.add(keys[0])
            first, *_middle, surname = WORD.findall(form.text)
            if len(keys) == 2:
                self._double[form.record].add((first, surname))
            if len(surname) >= SHORTEST_SURNAME:
                self._file(Form(form.record, surname, Sort.SURNAME, form.language), keys[-1:])

    def _mix(self) -> None:
        """File the first name of each form with the surname of each other: writers mix them."""
        for record, names in self._double.items():
            for (first, _surname), (_first, surname) in product(sorted(names)[:MOST_FORMS], repeat=2):
                keys = words_of(f"{first} {surname}", "")
                if " ".join(keys) not in self.forms:
                    self._file(Form(record, f"{first} {surname}", Sort.MIXED), keys)
        self._double.clear()

    def _file(self, form: Form, keys: list[str]) -> None:
        name = " ".join(keys)
        if form.same_for_all_languages in self._entered:
            return
        self._entered.add(form.same_for_all_languages)
        self.forms[name].append(form)
        for at in range(1, len(keys)):
            self.beginnings.add(" ".join(keys[:at]))
        for key in {*keys} - self.words:
            self.words.add(key)
            if len(key) > SHORTEST_STEM and key[-1] in MAY_FALL_AWAY:
                self.roots[key[:-1]].append(key)


def words_of(text: str, language: str) -> list[str]:
    """The folded words of a name, without those that may be left out."""
    keys = (key_of(word, language) for word in WORD.findall(text))
    return [plain_key(key, language) for key in keys if key and key not in SKIPPED]
