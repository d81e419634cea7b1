from datetime import date, datetime, time
from importlib import import_module

import pytest
from django import forms
from django.utils.formats import get_format, localize, number_format
from django.utils.translation import override

from languages.registry import ALL


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("text", ["10.11.2022", "10/11/2022", "2022-11-10", "10.11.2022."])
def test_forms_accept_every_usual_way_to_type_a_date(code, text):
    with override(code):
        assert forms.DateField(localize=True).clean(text) == date(2022, 11, 10)
        assert forms.DateField().clean(text) == date(2022, 11, 10)


@pytest.mark.parametrize("code", ALL)
def test_forms_show_a_date_as_they_accept_it(code):
    moment = datetime(2022, 11, 1, 9, 5)  # noqa: DTZ001
    with override(code):
        for format_name in ("DATE_INPUT_FORMATS", "DATETIME_INPUT_FORMATS", "TIME_INPUT_FORMATS"):
            pattern = get_format(format_name)[0]
            assert datetime.strptime(moment.strftime(pattern), pattern)  # noqa: DTZ007
        assert forms.TimeField().clean("22:18") == time(22, 18)


@pytest.mark.parametrize("code", ALL)
def test_every_language_is_complete(code):
    module = import_module(f"languages.formats.{code}.formats")
    for name in ("DATE", "DATETIME", "TIME", "SHORT_DATE", "SHORT_DATETIME", "MONTH_DAY", "YEAR_MONTH"):
        assert getattr(module, f"{name}_FORMAT")
    assert "P" not in module.TIME_FORMAT + module.DATETIME_FORMAT  # 24 hours everywhere
    assert module.FIRST_DAY_OF_WEEK == 1
    assert module.NUMBER_GROUPING == 3


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("en", "1,234.5"),
        ("mk", "1.234,5"),
        ("rom", "1.234,5"),
        ("sq", "1\xa0234,5"),
        ("sr", "1.234,5"),
        ("tr", "1.234,5"),
    ],
)
def test_numbers(code, number):
    with override(code):
        assert number_format(1234.5, force_grouping=True) == number
        assert localize(0.5)[1] == number[-2]
