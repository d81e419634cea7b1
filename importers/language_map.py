"""Language codes of old sites and what they mean here: `ro=rom` for a site that misused Romanian's code."""

import re

from languages.registry import ALL, resolve

CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*\Z")


def known_language(code: str) -> str:
    """The paper's language for a code that a person typed; ValueError names the ones that exist."""
    language = resolve(code)
    if language is None:
        raise ValueError(f"“{code}” is not a language of this paper. It has: {', '.join(ALL)}.")
    return language


def language_map(pairs: list[str]) -> dict[str, str]:
    """Read `ro=rom` and `ro=rom,rm=rom`; ValueError says what is wrong with a pair."""
    found: dict[str, str] = {}
    for pair in (part.strip() for text in pairs for part in text.split(",")):
        old, equals, new = pair.partition("=")
        old = old.strip().lower().replace("_", "-")
        if not equals or not CODE.match(old):
            raise ValueError(f"“{pair}” is not a pair of languages. Write it like this: ro=rom.")
        language = known_language(new.strip())
        if found.setdefault(old, language) != language:
            raise ValueError(f"“{old}” cannot mean both {found[old]} and {language}.")
    return found
