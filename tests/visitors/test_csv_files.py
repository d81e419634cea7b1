import csv
from io import StringIO

import pytest

from tests.corpus import cases
from visitors.csv_files import BYTE_ORDER_MARK, csv_lines, csv_response, safe_cell

DANGEROUS = tuple("=+-@\t\r\n\0＝＋－＠")


def parsed(text):
    return list(csv.reader(StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1",
        "＝1", "－1", "﹦1", "x\n=1", "a;=1+1", "a; @b", "\u202e=1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("separator", [",", ";"])
def test_no_cell_is_a_formula(text, separator):
    line = "".join(csv_lines(["name", "number"], [[text, 1]])).splitlines()[1]
    cells = next(csv.reader([line], delimiter=separator))
    assert not [cell for cell in cells if cell.lstrip().startswith(DANGEROUS)]


@pytest.mark.parametrize("case", cases("text/csv_cells.jsonl"))
def test_hostile_cells_stay_one_cell_of_text(case):
    rows = parsed("".join(csv_lines(["before", "text", "after"], [["x", case["value"], "y"]])))
    assert [len(row) for row in rows] == [3, 3]
    assert not rows[1][1].startswith(DANGEROUS)
    assert (rows[1][0], rows[1][2]) == ("x", "y")


@pytest.mark.parametrize(
    "text", ["Šuto Orizari", "Северна Македонија", 'a "word", and more', "https://a/?=1", ""]
)
def test_honest_text_comes_back_as_it_was(text):
    assert parsed("".join(csv_lines(["text"], [[text, "end"]])))[1] == [text, "end"]


def test_numbers_and_nothing_stay_what_they_are():
    assert [safe_cell(value) for value in (3, -5, 0.5, None)] == [3, -5, 0.5, ""]


def test_rows_end_as_the_standard_says_and_come_in_pieces():
    pieces = list(csv_lines(["n"], ([n] for n in range(450))))
    assert len(pieces) == 3
    assert "".join(pieces).startswith("n\r\n0\r\n")
    assert [row[0] for row in parsed("".join(pieces))[1:]] == [str(n) for n in range(450)]


def test_the_response_is_a_file():
    response = csv_response("days.csv", ["name"], [["Ѓорче"]])
    assert response.getvalue().decode() == "name\r\nЃорче\r\n"
    assert response.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    assert response.headers["Content-Disposition"] == 'attachment; filename="days.csv"'


def test_a_file_for_spreadsheets_begins_with_the_mark():
    assert (
        csv_response("a.csv", ["a"], [], for_spreadsheets=True).getvalue().decode()
        == f"{BYTE_ORDER_MARK}a\r\n"
    )
