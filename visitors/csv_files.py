"""Tables as CSV files that a spreadsheet opens without running anything that a stranger has written into them.

RFC 4180, UTF-8, one line for each row. A cell that begins like a formula gets an apostrophe in front, as
OWASP advises; a header of a request can reach a table (the name of a referring site), so this is no theory.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from io import StringIO
from numbers import Number

from django.http import StreamingHttpResponse

BYTE_ORDER_MARK = "\ufeff"
# After a semicolon too: where the comma is for decimals, spreadsheets cut a line there, even inside our quotes.
LIKE_A_FORMULA = re.compile(r"(^|;)(?=\s*[=+\-@＝＋－＠﹢﹣﹦﹫])")
ROWS_AT_ONCE = 200


def safe_cell(value: object) -> object:
    """A value as it may stand in a cell: numbers as they are, text in one line that is no formula."""
    if value is None:
        return ""
    if isinstance(value, Number) and not isinstance(value, bool):
        return value
    # No line break (Cc becomes a space) and no letter that nobody sees, such as a hidden first one (Cf is left out).
    kinds = ((letter, unicodedata.category(letter)) for letter in str(value))
    shown = "".join(" " if kind == "Cc" else letter for letter, kind in kinds if kind != "Cf")
    return LIKE_A_FORMULA.sub(r"\1'", shown.strip())


def csv_lines(header: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The file in pieces of a few hundred rows; nothing but one piece is held in memory."""
    page = StringIO()
    writer = csv.writer(page)
    writer.writerow([safe_cell(name) for name in header])
    for number, row in enumerate(rows, 1):
        writer.writerow([safe_cell(value) for value in row])
        if number % ROWS_AT_ONCE == 0:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()


def csv_response(
    filename: str,
    header: Iterable[object],
    rows: Iterable[Iterable[object]],
    *,
    for_spreadsheets: bool = False,
) -> StreamingHttpResponse:
    """Send a table as a file to keep. ``for_spreadsheets`` puts the mark first by which Excel knows UTF-8."""
    lines = csv_lines(header, rows)
    response = StreamingHttpResponse(
        _marked(lines) if for_spreadsheets else lines, content_type="text/csv; charset=utf-8; header=present"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _marked(lines: Iterator[str]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    yield from lines
