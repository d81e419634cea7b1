"""From what people write for a country to its code: codes, names in all our languages, names of the past."""

import re
import unicodedata
from functools import cache

from babel import Locale

from visitors import countries
from visitors.geo import NO_COUNTRIES, UNKNOWN

LOCALES = ("en", "mk", "sq", "sr_Latn", "sr_Cyrl", "tr")
CODES_OF_THE_PAST = {"UK": "GB", "EL": "GR", "TP": "TL", "ZR": "CD", "BU": "MM", "KS": "XK"}
NAMES_OF_THE_PAST = {
    "MK": "Macedonia|FYROM|FYR Macedonia|Former Yugoslav Republic of Macedonia|Macedonia, the Former Yugoslav Republic"
    " of|Republic of Macedonia|Македонија|Република Македонија|Makedonija|Maqedonia|Maqedoni|Makedonya",
    "XK": "Kosova|Republic of Kosovo|Kosovo and Metohija|Косово|Kosovo i Metohija",
    "BA": "Bosnia|Босна|Bosna",
    "BO": "Bolivia, Plurinational State of",
    "BN": "Brunei Darussalam",
    "CD": "Congo, the Democratic Republic of the|Democratic Republic of the Congo|Zaire",
    "CG": "Congo|Republic of the Congo",
    "CI": "Ivory Coast|Cote d'Ivoire",
    "CV": "Cabo Verde",
    "CZ": "Czech Republic|Чешка Република",
    "FM": "Micronesia, Federated States of|Federated States of Micronesia",
    "GB": "Great Britain|Britain|England|Велика Британија|Velika Britanija|Britania e Madhe|İngiltere",
    "HK": "Hong Kong|Хонг Конг",
    "IR": "Iran, Islamic Republic of",
    "KP": "Korea, Democratic People's Republic of",
    "KR": "Korea|Korea, Republic of|Republic of Korea",
    "LA": "Lao People's Democratic Republic",
    "LY": "Libyan Arab Jamahiriya",
    "MD": "Moldova, Republic of|Republic of Moldova",
    "MM": "Myanmar|Burma",
    "MO": "Macao|Macau",
    "NL": "Holland|The Netherlands|Холандија|Holandija|Hollanda",
    "PS": "Palestine|Palestinian Territory|Palestine, State of|Palestinian Territory, Occupied",
    "RU": "Russian Federation|Руска Федерација",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Turkey|Турција|Turqia|Turska",
    "TW": "Taiwan, Province of China",
    "TZ": "Tanzania, United Republic of",
    "US": "USA|U.S.A.|US of America|United States of America|САД|SAD|SHBA|ABD",
    "VA": "Vatican|Holy See|Holy See (Vatican City State)",
    "VE": "Venezuela, Bolivarian Republic of",
    "VN": "Viet Nam",
    UNKNOWN: "Unknown|Other|Others|Unknown Country|Непознато|Непозната|Друго|Nepoznato|I panjohur|Bilinmeyen",
}


def country_code(text: str) -> str | None:
    """Give the code of a country written as a code or as a name; ``ZZ`` if it says "unknown", None if it says nothing.

    >>> country_code("mk"), country_code("Macedonia"), country_code("Kosovë")
    ('MK', 'MK', 'XK')
    """
    code = text.strip().upper()
    code = CODES_OF_THE_PAST.get(code, code)
    if code in NO_COUNTRIES or code in countries.NO_COUNTRIES:
        return UNKNOWN
    return (
        code
        if code in countries.names_of_all("en")
        else _by_own_name(_plain(text)) or _by_name().get(_plain(text))
    )


def _by_own_name(plain: str) -> str | None:
    return next(
        (code for (_language, code), name in countries.own_names.get().items() if _plain(name) == plain), None
    )


@cache
def _by_name() -> dict[str, str]:
    """All names, in one way of writing; no two countries share one in any of our languages."""
    found = {_plain(name): code for code, names in NAMES_OF_THE_PAST.items() for name in names.split("|")}
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == len(UNKNOWN) and code not in countries.NO_COUNTRIES:
                found[_plain(name)] = code
    return found


def _plain(text: str) -> str:
    """Small letters without accents, and words without what stands between them."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("&", " and ")
    words = re.findall(r"\w+", re.sub(r"['’.]", "", letters))
    return " ".join(words[1:] if words[:1] == ["the"] else words)
