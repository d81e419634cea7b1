"""Abbreviations and what the text says they stand for."""

import pytest

from importers.text.acronyms import describe, find


@pytest.mark.parametrize(
    ("text", "acronym", "definition"),
    [
        ("the Regional Managing Committee (RMC) of the project", "RMC", "Regional Managing Committee"),
        ("the European Roma Travel Forum -ERTF met", "ERTF", "European Roma Travel Forum"),
        (
            "the International Organization for Migration - IOM is",
            "IOM",
            "International Organization for Migration",
        ),
        ("the project “Management of migration” (MIGRECO) took place", "MIGRECO", "Management of migration"),
        (
            "advisers of the SMS. State Migration Service of Ukraine",
            "SMS",
            "State Migration Service (by its initials)",
        ),
        ("Меѓународна организација за миграции (МОМ) објави", "МОМ", "Меѓународна организација за миграции"),
        ("the European United Left of the EU met", "EU", ""),
        ("experts of the EP met", "EP", ""),
    ],
)
def test_definitions(text, acronym, definition):
    assert find(text)[acronym] == definition


def test_all_parts_are_found_and_nothing_else():
    assert list(find("The EU-IOM plan by IOM/OIM in 2019, part II, on TV; see U.S. and Xi.")) == [
        "EU",
        "IOM",
        "OIM",
    ]


def test_a_text_in_capitals_has_none():
    assert find("THE WHOLE TEXT IS SHOUTED AT US") == {}


def test_description():
    assert describe({"RMC": "Committee", "SMS": ""}) == "RMC = Committee; SMS (not explained)"
