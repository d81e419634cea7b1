"""Every form of a name: in all languages, acronyms, other names, misspellings. All of them lead to the record."""

from collections.abc import Iterable, Iterator

from languages.fallback import localized
from languages.registry import CODES, NAME_FALLBACKS

ORDER = NAME_FALLBACKS["default"]
NAMES = tuple(localized("name", code) for code in ORDER)
ACRONYMS = tuple(localized("acronym", code) for code in ORDER)


def columns(model) -> tuple[str, ...]:
    """The columns of a model that hold names, the best known first."""
    fields = {field.name for field in model._meta.get_fields()}
    return NAMES + (ACRONYMS if ACRONYMS[0] in fields else ())


def all_forms(record) -> tuple[str, ...]:
    """Every form, each once, the best known first. Other names have to be prefetched."""
    others = record.other_names.all() if hasattr(record, "other_names") else ()
    named = (getattr(record, column) for column in columns(type(record)))
    return once([*named, *(other.name for other in others)])


def once(forms: Iterable[str | None]) -> tuple[str, ...]:
    """Each form once, without the empty ones."""
    return tuple(dict.fromkeys(form.strip() for form in forms if form and form.strip()))


def in_all_languages(record, field: str) -> Iterator[str]:
    """A text of a record in every language that has it."""
    return filter(None, (getattr(record, localized(field, code)) for code in CODES))
