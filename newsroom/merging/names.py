"""The names of the record that goes become other names of the one that stays, each in its language and letters."""

from django.db import models

from languages.fallback import localized
from languages.names import NameKind, own_names, script_of
from languages.registry import CODES
from newsroom.merging.journal import Journal

FIELDS = {"name": None, "acronym": NameKind.SHORT}
"""Where a record says what it is called, and what sort of other name that becomes (None: as the editor says)."""


def give_names(kept: models.Model, values: dict, called: NameKind, journal: Journal) -> None:
    """Write down what the gone record was called and the kept one is not, once for every spelling."""
    known = {name for name, _language in own_names(kept, *FIELDS)} | set(
        kept.other_names.values_list("name", flat=True)
    )
    for field, kind in FIELDS.items():
        for name, languages in _spellings(values, field).items():
            if name not in known:
                language = languages[0] if len(languages) == 1 else ""
                row = kept.other_names.create(
                    name=name, language=language, script=script_of(name), kind=kind or called
                )
                known.add(name)
                journal.named(row)


def _spellings(values: dict, field: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in CODES:
        if name := values.get(localized(field, code)):
            found.setdefault(name, []).append(code)
    return found
