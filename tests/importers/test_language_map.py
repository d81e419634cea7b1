"""Language codes of old sites."""

import pytest

from importers.language_map import known_language, language_map


def test_pairs():
    assert language_map(["ro=rom,rm=rom", "mk-MK = mk"]) == {"ro": "rom", "rm": "rom", "mk-mk": "mk"}
    assert language_map([]) == {}


@pytest.mark.parametrize(
    "pair", ["ro", "=rom", "ro=", "ro=xx", "romanian=rom", "r/o=rom", "ro=rom,ro=mk", ""]
)
def test_bad_pairs(pair):
    with pytest.raises(ValueError, match="“"):
        language_map([pair])


def test_aliases_of_romani_are_known():
    assert known_language("rmn") == "rom"
