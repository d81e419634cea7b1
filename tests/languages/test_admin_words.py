"""Small catalogues fill the gaps that Django and the text editor leave in the newsroom."""

import json
import re
from pathlib import Path

import django
import django_prose_editor
import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext, ngettext, override
from django.views.i18n import JavaScriptCatalog

from languages.catalogues import finished, read
from tests.languages.conftest import ROOT

SMALL = sorted(
    path for name in ("admin", "djangojs") for path in ROOT.glob(f"locale/*/LC_MESSAGES/{name}.po")
)


def foreign_strings(domain: str) -> set:
    """Every string of Django's own apps and of the text editor, with its context."""
    django_apps = Path(django.__file__).parent.glob(f"**/locale/en/LC_MESSAGES/{domain}.po")
    editor = Path(django_prose_editor.__file__).parent.glob(f"locale/de/LC_MESSAGES/{domain}.po")
    script = Path(django_prose_editor.__file__).parent / "static" / "django_prose_editor" / "editor.js"
    found = {(word, None) for word in re.findall(r'\("([A-Z][^"]+)"\)', script.read_text())}
    for path in [*django_apps, *editor]:
        with path.open("rb") as file:
            found |= {(message.id, message.context) for message in read_po(file) if message.id}
    return found


@pytest.mark.parametrize("source", SMALL, ids=lambda source: f"{source.parts[-3]}-{source.stem}")
def test_every_string_is_known_elsewhere_and_keeps_its_placeholders(source):
    catalog = read(source)
    domain = "djangojs" if source.stem == "djangojs" else "django"
    messages = list(finished(catalog))
    assert {(message.id, message.context) for message in messages} <= foreign_strings(domain)
    assert [(str(m.id), str(error)) for m in messages for error in m.check(catalog)] == []


def test_the_newsroom_speaks_macedonian_where_django_does_not():
    with override("mk"):
        assert gettext("Save and continue editing") == "Зачувај и продолжи со уредување"
        assert ngettext("entry", "entries", 581) == "ставка"


def test_romani_borrows_them_too():
    with override("rom"):
        assert gettext("Sidebar") == "Странична лента"


@pytest.mark.parametrize(
    ("code", "word"), [("mk", "понеделник"), ("mk", "Уреди врска"), ("sr", "Uredi link")]
)
def test_calendar_and_text_editor_find_their_words(rf, code, word):
    with override(code):
        answer = JavaScriptCatalog.as_view(packages=["django.contrib.admin"])(rf.get("/admin/jsi18n/"))
    assert json.dumps(word) in answer.text
