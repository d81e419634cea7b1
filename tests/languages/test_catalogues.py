import pytest
from babel.messages.pofile import PoFileError
from django.core.management import call_command
from django.utils import dates as django_dates
from django.utils.formats import date_format
from django.utils.translation import deactivate_all, gettext, ngettext, override

from languages.catalogues import PLURALS, OurCatalog, compile_all, finished, read, unmarked
from languages.checks import catalogues_are_compiled, languages_are_ours
from languages.ground_layer import ground_layer
from tests.languages.conftest import ROOT

PLURAL = 'msgid "%d visitor"\nmsgid_plural "%d visitors"\n'


@pytest.mark.parametrize("code", PLURALS)
def test_every_stored_catalogue_compiles_and_has_our_plural_rule(code):
    source = ROOT / "locale" / code / "LC_MESSAGES" / "django.po"
    assert read(source).num_plurals == OurCatalog(code).num_plurals
    assert f"Plural-Forms: {PLURALS[code][:20]}".encode() in source.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize("code", PLURALS)
def test_translations_have_the_placeholders_of_the_original(code):
    catalog = read(ROOT / "locale" / code / "LC_MESSAGES" / "django.po")
    assert [(str(m.id), str(error)) for m in finished(catalog) for error in m.check(catalog)] == []


def test_every_romani_word_says_how_sure_we_are():
    assert unmarked(read(ROOT / "locale/rom/LC_MESSAGES/django.po")) == []


def test_a_romani_word_without_its_confidence_is_found(catalogue):
    source = catalogue(
        "rom", '# Confidence: A  UDHR\nmsgid "Now"\nmsgstr "Akana"\n\nmsgid "All"\nmsgstr "Sa"'
    )
    assert unmarked(read(source)) == ["All"]


@pytest.mark.parametrize(
    ("code", "forms", "number", "word"),
    [
        ("mk", ["посетител", "посетители"], 581, "посетител"),
        ("mk", ["посетител", "посетители"], 11, "посетители"),
        ("sr", ["posetilac", "posetioca", "posetilaca"], 581, "posetilac"),
        ("sr", ["posetilac", "posetioca", "posetilaca"], 3, "posetioca"),
        ("sr", ["posetilac", "posetioca", "posetilaca"], 12, "posetilaca"),
        ("sq", ["vizitor", "vizitorë"], 581, "vizitorë"),
        ("tr", ["ziyaretçi", "ziyaretçi"], 5, "ziyaretçi"),
    ],
)
def test_plurals(catalogue, code, forms, number, word):
    catalogue(code, PLURAL + "\n".join(f'msgstr[{n}] "%d {form}"' for n, form in enumerate(forms)))
    with override(code):
        assert ngettext("%d visitor", "%d visitors", number) % number == f"{number} {word}"


def test_fuzzy_and_half_finished_words_are_left_out(catalogue):
    source = catalogue("sr", f'#, fuzzy\nmsgid "Now"\nmsgstr "Sada"\n\n{PLURAL}msgstr[0] "a"\nmsgstr[1] "b"')
    assert list(finished(read(source))) == []


def test_our_words_win_over_the_ground_layer(catalogue):
    catalogue("mk", 'msgid "January"\nmsgstr "коложег"')
    with override("mk"):
        assert gettext("January") == "коложег"
        assert gettext("February") == "февруари"


def test_django_speaks_serbian_in_latin_letters():
    with override("sr"):
        assert gettext("This field is required.") == "Ovo polje se mora popuniti."


@pytest.mark.parametrize("code", ["mk", "sq"])
def test_the_names_of_months_and_days_cover_all_that_django_asks_for(code):
    names = {(m.context, m.id) for m in ground_layer(code)}
    deactivate_all()
    asked = {
        (None, str(word)) for group in (django_dates.MONTHS, django_dates.MONTHS_3) for word in group.values()
    }
    asked |= {
        (None, str(w))
        for group in (django_dates.WEEKDAYS, django_dates.WEEKDAYS_ABBR)
        for w in group.values()
    }
    asked |= {("abbrev. month", str(word)) for word in django_dates.MONTHS_AP.values()}
    asked |= {("alt. month", str(word)) for word in django_dates.MONTHS_ALT.values()}
    assert asked == names


def test_a_file_with_a_mistake_is_refused(tmp_path):
    folder = tmp_path / "mk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid "Now"\nmsgstr "Сега"\n<<<<<<< ours\n')
    with pytest.raises(PoFileError):
        compile_all(tmp_path)
    assert not (folder / "django.mo").exists()


def test_the_command_needs_nothing_but_python(catalogue, capsys):
    source = catalogue("mk", 'msgid "Now"\nmsgstr "Сега"')
    source.with_suffix(".mo").unlink()
    call_command("compile_catalogues")
    assert source.with_suffix(".mo").exists()
    assert "mk/LC_MESSAGES/django.mo" in capsys.readouterr().out


def test_a_missing_catalogue_is_named_with_the_cure(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en", "English"), ("rom", "Romani")]
    (error,) = catalogues_are_compiled(None)
    assert error.id == "languages.E001"
    assert "Romani (rom)" in error.msg
    assert "compile_catalogues" in error.hint


def test_compiled_catalogues_are_no_error():
    assert catalogues_are_compiled(None) == []
    assert languages_are_ours(None) == []


def test_a_language_that_is_not_ours_is_named_with_the_cure(settings):
    settings.LANGUAGES = [("en", "English"), ("de", "German")]
    (error,) = languages_are_ours(None)
    assert error.id == "languages.E002"
    assert "de" in error.msg


def test_the_admin_writes_dates_like_the_paper():
    from datetime import date

    shown = {}
    for code in ("en", "mk", "rom", "sq", "sr", "tr"):
        with override(code):
            shown[code] = date_format(date(2022, 11, 10))
    assert shown == {
        "en": "10 November 2022",
        "mk": "10 ноември 2022",
        "rom": "10.11.2022",
        "sq": "10 nëntor 2022",
        "sr": "10. novembar 2022.",
        "tr": "10 Kasım 2022",
    }
