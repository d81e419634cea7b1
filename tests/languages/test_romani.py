from django.utils.translation import gettext, ngettext, override, trans_real

from languages.romani import borrow_from_macedonian


def test_an_unknown_string_is_macedonian_and_only_then_english(catalogue):
    catalogue("mk", 'msgid "Now"\nmsgstr "Сега"\n\nmsgid "Tags"\nmsgstr "Ознаки"')
    catalogue("rom", 'msgid "Now"\nmsgstr "Akana"')
    with override("rom"):
        assert gettext("Now") == "Akana"
        assert gettext("Tags") == "Ознаки"
        assert gettext("Nobody translated this") == "Nobody translated this"


def test_an_unfinished_plural_is_macedonian_with_its_own_rule(catalogue):
    catalogue(
        "mk", 'msgid "%d visit"\nmsgid_plural "%d visits"\nmsgstr[0] "%d посета"\nmsgstr[1] "%d посети"'
    )
    catalogue("rom", 'msgid "%d visit"\nmsgid_plural "%d visits"\nmsgstr[0] "%d viz"\nmsgstr[1] ""')
    with override("rom"):
        assert ngettext("%d visit", "%d visits", 581) == "%d посета"


def test_romani_has_its_own_plural_rule(catalogue):
    catalogue(
        "rom", 'msgid "%d guest"\nmsgid_plural "%d guests"\nmsgstr[0] "%d misafiri"\nmsgstr[1] "%d misafirja"'
    )
    with override("rom"):
        assert [ngettext("%d guest", "%d guests", n) for n in (1, 2, 581)] == [
            "%d misafiri", "%d misafirja", "%d misafirja",
        ]  # fmt: skip


def test_it_still_holds_when_django_forgets_its_catalogues(monkeypatch):
    monkeypatch.setattr(trans_real, "_translations", {})
    assert trans_real.translation("rom")._fallback.language() == "mk"
    assert trans_real.translation("mk")._fallback.language() == "en"


def test_a_romani_site_does_not_chase_its_own_tail(settings, monkeypatch):
    settings.LANGUAGE_CODE = "rom"
    monkeypatch.setattr(trans_real, "_translations", {})
    assert trans_real.translation("mk")._fallback.language() == "rom"


def test_teaching_it_twice_is_harmless():
    before = trans_real.DjangoTranslation._add_fallback
    borrow_from_macedonian()
    assert trans_real.DjangoTranslation._add_fallback is before
