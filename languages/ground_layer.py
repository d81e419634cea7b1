"""Words that Django lacks, or writes in another way, and that our own catalogues stand on.

Serbian gets Django's Latin-script catalogue, since ours is in Latin letters while Django's ``sr`` is in
Cyrillic. Macedonian and Albanian get month and weekday names in lower case, as the languages demand.
"""

from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

from languages.date_names import CLDR, names

_LOWER_CASE = ("mk", "sq")
_AP_MONTHS = (
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)


def ground_layer(code: str, domain: str = "django") -> Iterator[Message]:
    """The words that stand under our own catalogue of a language."""
    if code == "sr":
        yield from latin_serbian(domain)
    if code in _LOWER_CASE and domain == "django":
        yield from _calendar_names(code)


def latin_serbian(domain: str) -> Iterator[Message]:
    """Django's own Serbian in Latin letters, from all of its apps."""
    for compiled in sorted(Path(django.__file__).parent.glob(f"**/locale/sr_Latn/LC_MESSAGES/{domain}.mo")):
        with compiled.open("rb") as file:
            messages = [message for message in read_mo(file) if message.id]
        for message in messages:
            # Babel hands back the context as bytes and then cannot sort it beside ours.
            message.context = message.context.decode() if message.context else None
        yield from messages


def _calendar_names(code: str) -> Iterator[Message]:
    """Month and weekday names under the English words and contexts of django.utils.dates."""
    ours, english = names(CLDR[code]), names("en_GB")
    for context, msgids, words in (
        (None, english.months, ours.months),
        ("alt. month", english.months, ours.months),
        ("abbrev. month", _AP_MONTHS, ours.short_months),
        (None, [month[:3].lower() for month in english.months], ours.short_months),
        (None, english.weekdays, ours.weekdays),
        (None, [day[:3] for day in english.weekdays], ours.short_weekdays),
    ):
        for msgid, word in zip(msgids, words, strict=True):
            yield Message(msgid, word.removesuffix("."), context=context)
