import pytest

from languages.numbers import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("42", 42), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_plain_digits_are_a_number(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["", " 1", "-1", "1.0", "1e3", "x", "٣", "²", "9" * 19, "1" * 5000, None, 7, "1\n"]
)
def test_anything_else_is_none(text):
    assert whole_number(text) is None


def test_a_caller_may_ask_for_fewer_digits():
    assert whole_number("1234", digits=4) == 1234
    assert whole_number("12345", digits=4) is None
