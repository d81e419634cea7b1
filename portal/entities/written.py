"""How a name is also written, in groups. Misspellings are no names: they serve those who search."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from languages.fallback import shown_language
from languages.names import NameKind, own_names, script_of
from languages.registry import tag_of

TITLES = {
    "letters": _("In other letters"), "languages": _("In other languages"), "also": _("Also known as"),
    "short": _("In short"),
}  # fmt: skip


@dataclass(slots=True)
class Form:
    """One spelling, with the languages that write it so."""

    text: str
    languages: list[str] = field(default_factory=list)
    script: str = ""

    @property
    def tag(self) -> str:
        """The value of ``lang``; of a name that no language was given, only the letters are known."""
        if self.languages:
            return tag_of(self.languages[0])
        return f"und-{self.script}"


@dataclass(slots=True)
class Group:
    """Spellings of one sort."""

    title: Promise
    forms: list[Form]


def also_written(record, names) -> list[Group]:
    """Every other way to write the name that a page shows. `names` are the record's other names."""
    shown = record.name
    found: dict[str, dict[str, Form]] = {sort: {} for sort in TITLES}
    for text, language, kind in _all(record, names):
        if text != shown:
            sort = _sort(text, language, kind, shown)
            form = found[sort].setdefault(text, Form(text, script=script_of(text)))
            if language and language not in form.languages:
                form.languages.append(language)
    _once(found)
    return [Group(TITLES[sort], list(forms.values())) for sort, forms in found.items() if forms]


def _all(record, names):
    for name, code in own_names(record, "name"):
        yield name, code, ""
    for other in names:
        if other.kind != NameKind.MISSPELLING:
            yield other.name, other.language, other.kind
    if hasattr(record, "acronym"):
        # The acronym of the page's own language stands beside the name.
        own = shown_language(record, "acronym", get_language())
        for acronym, code in own_names(record, "acronym"):
            if code != own:
                yield acronym, code, NameKind.SHORT


def _sort(text: str, language: str, kind: str, shown: str) -> str:
    if kind == NameKind.SHORT:
        return "short"
    if script_of(text) != script_of(shown):
        return "letters"
    return "languages" if language and language != get_language() else "also"


def _once(found: dict[str, dict[str, Form]]) -> None:
    """A spelling stands in one group; the empty one in none."""
    seen = {""}
    for forms in found.values():
        for text in [text for text in forms if text in seen]:
            del forms[text]
        seen.update(forms)
