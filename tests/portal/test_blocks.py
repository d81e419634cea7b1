"""The blocks that join readers to content."""

import pytest

from portal import blocks
from visitors import countries
from visitors.figures import CountryFigure


@pytest.mark.parametrize(
    ("language", "code", "name", "tag"),
    [("rom", "RS", "Srbija", ""), ("rom", "DE", "Германија", "mk"), ("mk", "DE", "Германија", "")],
)
def test_a_borrowed_country_name_says_its_language(monkeypatch, language, code, name, tag):
    countries.own_names.know({("rom", "RS"): "Srbija"})
    figure = CountryFigure(code, visitors=3, views=4)
    monkeypatch.setattr(blocks.figures, "countries", lambda limit: [figure])
    row = blocks.country_rows(language)[0]
    assert (row.name, row.borrowed_tag, row.visitors) == (name, tag, 3)
