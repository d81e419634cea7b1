"""Names of countries in the languages of the paper, from CLDR; Kosovo and "unknown" included."""

from functools import cache

from babel import Locale

from visitors.geo import UNKNOWN

LOCALES = {"en": "en", "mk": "mk", "sq": "sq", "sr": "sr_Latn", "tr": "tr"}
FALLBACKS = {"rom": ("mk", "en")}

# No locale data exists for Romani. Only names that Romani newspapers themselves print, in the letters of this
# paper; every other country appears in Macedonian. To be completed by a speaker, never by a guess.
ROMANI = {
    "AT": "Austrija",
    "FI": "Finska",
    "HR": "Hrvatska",
    "PT": "Portugalija",
    "RO": "Rumunija",
    "RS": "Srbija",
    "RU": "Rusija",
    "SI": "Slovenija",
}


def country_name(code: str, language: str) -> str:
    """Name a country; one without a name in the language comes in the next best, an unknown code as it is."""
    for each in (language, *FALLBACKS.get(language, ("en",))):
        if name := _names(each).get(code):
            return name
    return code


def name_language(code: str, language: str) -> str:
    """The language in which ``country_name`` answers, for the ``lang`` of its text."""
    chain = (language, *FALLBACKS.get(language, ("en",)))
    return next((each for each in chain if code in _names(each)), language)


@cache
def _names(language: str) -> dict[str, str]:
    if language == "rom":
        return ROMANI
    if language not in LOCALES:
        return {}
    territories = Locale.parse(LOCALES[language]).territories
    return {code: name for code, name in territories.items() if len(code) == len(UNKNOWN)}
