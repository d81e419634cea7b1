"""Collect the strings of the interface from code and templates into the catalogues, without gettext."""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from django.utils.translation.template import templatize

from languages.catalogues import PLURALS, OurCatalog, finished, read

_SKIPPED = {"tests", "bench", "docs", "locale", "static", "var", "node_modules", "migrations", "__pycache__"}
_KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
_HEAD = """# The interface of the paper in {name}.
# `manage.py update_catalogues` adds new strings and keeps the rest."""
_ROMANI_HEAD = """
#
# Only words that speakers have confirmed or that a source attests.
# Each translation carries a comment:
#   Confidence: A  attested in Romani texts of North Macedonia (name the text)
#   Confidence: B  the word is attested, this form is inferred
#   Confidence: C  a loan or a guess, waiting for a speaker
# Leave the rest empty: the reader then sees Macedonian, or English."""


def collect(root: Path) -> Catalog:
    """Every string marked for translation under a folder, with the comments for translators."""
    found = Catalog()
    for path in _sources(root):
        for _line, msgid, comments, context in _strings(path):
            found.add(msgid, context=context, auto_comments=comments)
    return found


def update(root: Path, locale_dir: Path, name_of: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Bring the catalogue of each language up to date; return (translated, all) for each.

    Translations are kept; those of strings that are gone stay at the end of the file, marked ``#~``.
    """
    wanted = collect(root)
    counts = {}
    for code in PLURALS:
        target = Path(locale_dir, code, "LC_MESSAGES", "django.po")
        head = _HEAD.format(name=name_of[code]) + (_ROMANI_HEAD if code == "rom" else "")
        catalog = _merge(wanted, read(target) if target.exists() else Catalog(), OurCatalog(code, head))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_as_text(catalog))
        counts[code] = (len(list(finished(catalog))), len(catalog))
    return counts


def _sources(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED and not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if name.endswith((".py", ".html", ".txt")))


def _strings(path: Path) -> Iterator[tuple]:
    source = path.read_bytes()
    if path.suffix != ".py":
        # What templatize returns is indented like the template, which Python would not accept.
        lines = templatize(source.decode(), origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in lines).encode()
    return extract("python", BytesIO(source), keywords=_KEYWORDS, comment_tags=("Translators",))


def _merge(wanted: Catalog, old: Catalog, new: OurCatalog) -> OurCatalog:
    known = {_key(message): message for message in [*old.obsolete.values(), *old] if message.id}
    for message in wanted:
        if message.id:
            new.replace(_with_translation(message, known.pop(_key(message), None)))
    for key, message in known.items():
        if any(message.string):
            new.obsolete[key] = message
    return new


def _with_translation(message: Message, old: Message | None) -> Message:
    kept = old and old.pluralizable == message.pluralizable
    return Message(
        message.id,
        old.string if kept else "",
        flags={*message.flags, *(("fuzzy",) if kept and old.fuzzy else ())},
        auto_comments=message.auto_comments,
        user_comments=old.user_comments if old else (),
        context=message.context,
    )


def _key(message: Message):
    msgid = message.id[0] if message.pluralizable else message.id
    return (msgid, message.context) if message.context else msgid


def _as_text(catalog: OurCatalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, no_location=True, sort_output=True, ignore_obsolete=False)
    return buffer.getvalue()
