"""Names of countries in the languages of the paper: our own table first, then CLDR; Kosovo and "unknown" included."""

import time
from functools import cache

from babel import Locale
from django.db import transaction

from visitors.geo import UNKNOWN
from visitors.models import CountryName

LOCALES = {"en": "en", "mk": "mk", "sq": "sq", "sr": "sr_Latn", "tr": "tr"}
FALLBACKS = {"rom": ("mk", "en")}
"""No locale data exists for Romani: a country without a name in our own table appears in Macedonian."""
NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB"}
"""Codes that CLDR names too: unions of countries, and languages for testing."""
KEPT_SECONDS = 60


class OwnNames:
    """The table of names as this process remembers it: for a minute, or until somebody here changes a name."""

    def __init__(self):
        self.forget()

    def get(self) -> dict[tuple[str, str], str]:
        """Give every name of the table by language and code; asks the database once a minute."""
        if self._names is None or time.monotonic() >= self._until:
            rows = CountryName.objects.values_list("language", "code", "name")
            self._names = {(language, code): name for language, code, name in rows}
            self._until = time.monotonic() + KEPT_SECONDS
        return self._names

    def know(self, names: dict[tuple[str, str], str]) -> None:
        """Take these names for those of the table, without asking, until they are forgotten."""
        self._names, self._until = names, float("inf")

    def forget(self) -> None:
        """Ask the database at the next name."""
        self._names, self._until = None, 0.0


own_names = OwnNames()


def name_has_changed(using: str | None = None, **signal) -> None:
    """Hear of a changed name. Again after the commit: until then, others would read the old one anew."""
    own_names.forget()
    transaction.on_commit(own_names.forget, using=using)


def country_name(code: str, language: str) -> str:
    """Name a country; one without a name in the language comes in the next best, an unknown code as it is."""
    return next((name for each in _chain(language) if (name := _name(code, each))), code)


def cldr_name(code: str) -> str:
    """Name a country in English without asking the database, for commands that must work while it is away."""
    return _cldr("en").get(code, code)


def name_language(code: str, language: str) -> str:
    """The language in which ``country_name`` answers, for the ``lang`` of its text."""
    return next((each for each in _chain(language) if _name(code, each)), language)


def names_of_all(language: str) -> dict[str, str]:
    """Every country by its code; ``ZZ`` stands for those that are not known."""
    return {code: country_name(code, language) for code in _cldr("en") if code not in NO_COUNTRIES}


def is_named(code: str, language: str) -> bool:
    """Whether a country has a name in this very language."""
    return _name(code, language) is not None


def _chain(language: str) -> tuple[str, ...]:
    return (language, *FALLBACKS.get(language, ("en",)))


def _name(code: str, language: str) -> str | None:
    return own_names.get().get((language, code)) or _cldr(language).get(code)


@cache
def _cldr(language: str) -> dict[str, str]:
    if language not in LOCALES:
        return {}
    territories = Locale.parse(LOCALES[language]).territories
    return {code: name for code, name in territories.items() if len(code) == len(UNKNOWN)}
