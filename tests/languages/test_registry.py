import subprocess
import sys

import pytest
from django.utils.translation import check_for_language, get_language_info

from languages import registry
from tests.languages.conftest import ROOT


def test_the_six_languages_and_their_order():
    assert list(registry.ALL) == ["en", "mk", "rom", "sq", "sr", "tr"]
    assert [language.own_name for language in registry.ALL.values()] == [
        "English", "Македонски", "Romani čhib", "Shqip", "Srpski", "Türkçe",
    ]  # fmt: skip


def test_only_serbian_needs_its_script_in_the_tag():
    assert registry.tag_of("sr") == "sr-Latn"
    assert all(registry.tag_of(code) == code for code in registry.ALL if code != "sr")
    assert registry.tag_of("xx") == "xx"


def test_names_are_read_before_the_settings_exist():
    code = "from languages.registry import ALL, register_romani; register_romani(); print(len(ALL))"
    run = [sys.executable, "-c", code]
    assert subprocess.run(run, cwd=ROOT, env={}, capture_output=True, check=True).stdout == b"6\n"


def test_choices_do_not_follow_the_settings(settings):
    settings.LANGUAGES = [("mk", "Macedonian")]
    assert [code for code, _name in registry.language_choices()] == list(registry.ALL)
    assert registry.enabled() == ("mk",)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        *[(code, code) for code in registry.ALL],
        *[
            (code, "rom")
            for code in ("rmn", "rmy", "rmc", "rml", "rmo", "rmw", "rmf", "RMN", "rom-MK", "rmn_Latn")
        ],
        *[("sr-Latn", "sr"), ("sr-Cyrl-RS", "sr"), ("mk-MK", "mk"), ("sq-XK", "sq"), ("en-us-x-evil", "en")],
        *[(code, None) for code in ("ro", "rm", "de", "", "-", "*", "root", "\0", "a" * 100_000, "sr@latin")],
    ],
)
def test_a_code_means_one_of_our_languages_or_none(code, language):
    assert registry.resolve(code) == language


def test_every_chain_names_our_languages_and_never_itself():
    assert set(registry.FALLBACKS) == set(registry.ALL)
    for code, chain in registry.FALLBACKS.items():
        assert code not in chain
        assert set(chain) <= set(registry.ALL)
    assert registry.FALLBACKS["rom"] == ("mk", "en")
    assert set(registry.NAME_FALLBACKS["default"]) == set(registry.ALL)


def test_django_knows_romani():
    assert get_language_info("rom")["name_local"] == "Romani čhib"
    assert check_for_language("rom")
