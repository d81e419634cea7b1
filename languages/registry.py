"""The six languages of the paper, in the order in which readers meet them.

The list is fixed: it decides the columns of the database. A site switches languages on
with a subset of it (the setting LANGUAGES). Importable before Django is configured,
because the settings themselves read it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language, with the name its own readers give it."""

    code: str
    english_name: str
    own_name: str
    tag: str
    """The value of the HTML attribute ``lang`` (BCP 47)."""
    latin: bool
    """Written in Latin letters on this site."""
    locale: str = "en_GB"
    """Language and territory, as cards of social networks want it."""


ALL: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "English", "en", latin=True, locale="en_GB"),
        Language("mk", "Macedonian", "Македонски", "mk", latin=False, locale="mk_MK"),
        # No country is that of Romani: 001 is the world (UN M.49), as the Unicode locale data do it for Esperanto.
        Language("rom", "Romani", "Romani čhib", "rom", latin=True, locale="rom_001"),
        Language("sq", "Albanian", "Shqip", "sq", latin=True, locale="sq_AL"),
        # The paper writes Serbian in Latin letters; the tag says so to screen readers.
        Language("sr", "Serbian", "Srpski", "sr-Latn", latin=True, locale="sr_RS"),
        Language("tr", "Turkish", "Türkçe", "tr", latin=True, locale="tr_TR"),
    )
}

CODES: tuple[str, ...] = tuple(ALL)
DEFAULT = "en"

# ISO 639-3 members of the macrolanguage Romani that browsers may ask for.
# Never "ro" (Romanian) nor "rm" (Romansh): the old site misused both, their speakers do not.
ALIASES: dict[str, str] = dict.fromkeys(("rmn", "rmy", "rmc", "rml", "rmo", "rmw", "rmf"), "rom")

# Whose text stands in, as a whole, when a text does not exist in the reader's language.
FALLBACKS: dict[str, tuple[str, ...]] = {
    "en": ("mk",),
    "mk": ("en",),
    "rom": ("mk", "en"),
    "sq": ("mk", "en"),
    "sr": ("mk", "en"),
    "tr": ("mk", "en"),
}

# Names of people, sections, tags … in the form that modeltranslation expects. Latin letters first,
# since most of our languages use them; the tail is there so that no name is ever blank.
NAME_FALLBACKS: dict[str, tuple[str, ...]] = {
    "default": ("en", "mk", "sr", "sq", "rom", "tr"),
}


def language_choices() -> list[tuple[str, str]]:
    """Every language as a pair for a model field: the same list whatever the settings say."""
    return [(language.code, language.own_name) for language in ALL.values()]


def resolve(code: str) -> str | None:
    """The language of the paper that a code means (``sr-Latn`` → ``sr``, ``rmn`` → ``rom``), if any."""
    # The cut bounds the work for codes sent by strangers; real ones are shorter than 35 characters.
    base = code[:40].strip().lower().replace("_", "-").split("-", 1)[0]
    base = ALIASES.get(base, base)
    return base if base in ALL else None


def enabled() -> tuple[str, ...]:
    """The languages that this site has switched on, in its own order (needs the settings)."""
    from django.conf import settings

    return tuple(code for code, _name in settings.LANGUAGES if code in ALL)


def current() -> str:
    """The language of the page that is being made (needs the settings)."""
    from django.utils.translation import get_language

    return resolve(get_language() or DEFAULT) or DEFAULT


def tag_of(code: str) -> str:
    """The value of ``lang=`` for a language; an unknown code is returned as it is."""
    return ALL[code].tag if code in ALL else code


def own_name_of(code: str) -> str:
    """The name that speakers give their language; an unknown code is returned as it is."""
    return ALL[code].own_name if code in ALL else code


def register_romani() -> None:
    """Make Romani known to Django, which ships without it; call at the top of the settings."""
    import django.conf.locale

    romani = ALL["rom"]
    django.conf.locale.LANG_INFO["rom"] = {
        "bidi": False,
        "code": romani.code,
        "name": romani.english_name,
        "name_local": romani.own_name,
    }
