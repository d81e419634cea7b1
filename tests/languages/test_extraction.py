import pytest

from languages.catalogues import read
from languages.extraction import collect, update
from languages.registry import ALL

NAMES = {code: language.english_name for code, language in ALL.items()}
PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
A = _("From code")
B = ngettext("%(n)d guest", "%(n)d guests", 2)
C = pgettext("month", "May")
# Translators: keep it short
D = _("With a note")
E = _("in two "
      "pieces")
"""
TEMPLATE = """{% load i18n %}
  <p>{% translate "From a page" %} {{ _("A variable") }}</p>
      {% blocktranslate count n=n trimmed %}
    {{ n }} visit
      {% plural %}
    {{ n }} visits
  {% endblocktranslate %}
  {# Translators: the verb #}
 {% translate "Open" context "verb" %} it's 100 % <b>"fine</b> {% if x == "(" %}
"""


@pytest.fixture
def source(tmp_path):
    root = tmp_path / "source"
    (root / "tests").mkdir(parents=True)
    (root / "code.py").write_text(PYTHON)
    (root / "page.html").write_text(TEMPLATE)
    (root / "tests" / "test_x.py").write_text('_("never")')
    return root


def test_strings_of_code_and_templates_are_found(source):
    found = collect(source)
    assert {(m.context, m.id) for m in found if m.id} == {
        (None, "From code"), (None, ("%(n)d guest", "%(n)d guests")), ("month", "May"), (None, "With a note"),
        (None, "in two pieces"), (None, "From a page"), (None, "A variable"),
        (None, ("%(n)s visit", "%(n)s visits")), ("verb", "Open"),
    }  # fmt: skip
    assert found.get("With a note").auto_comments == ["Translators: keep it short"]


def test_an_update_keeps_translations_comments_and_what_is_gone(source, tmp_path):
    locale = tmp_path / "locale"
    assert update(source, locale, NAMES)["rom"] == (0, 9)
    path = locale / "rom/LC_MESSAGES/django.po"
    path.write_text(
        path.read_text()
        .replace('msgid "From code"\nmsgstr ""', '# Confidence: C\nmsgid "From code"\nmsgstr "Taro kodo"')
        .replace('msgid "From a page"\nmsgstr ""', '#, fuzzy\nmsgid "From a page"\nmsgstr "Patrin"')
    )
    (source / "new.py").write_text('_("New")')
    assert update(source, locale, NAMES)["rom"] == (1, 10)
    kept = read(path)
    assert kept.get("From code").string == "Taro kodo"
    assert kept.get("From code").user_comments == ["Confidence: C"]
    assert kept.get("From a page").fuzzy

    (source / "code.py").unlink()
    update(source, locale, NAMES)
    assert '#~ msgstr "Taro kodo"' in path.read_text()
    (source / "code.py").write_text(PYTHON)
    update(source, locale, NAMES)
    assert read(path).get("From code").string == "Taro kodo"


def test_a_second_update_changes_nothing(source, tmp_path):
    locale = tmp_path / "locale"
    update(source, locale, NAMES)
    before = {path: path.read_bytes() for path in locale.rglob("*.po")}
    update(source, locale, NAMES)
    assert len(before) == 5
    assert before == {path: path.read_bytes() for path in locale.rglob("*.po")}
    assert b"#:" not in b"".join(before.values())
