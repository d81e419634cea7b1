"""A table of the statistics as a file: CSV for spreadsheets, JSON for programs."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.text import slugify

from newsroom.statistics.board import Board
from newsroom.statistics.tables import Line, Table
from visitors.csv_files import csv_response


def as_csv(table: Table, board: Board) -> HttpResponse:
    """Numbers as they are, names that no spreadsheet takes for a formula."""
    names = [name for name, _heading in table.measures]
    header = ["code", "name", *names, f"{names[0]}_before", "change_percent"]
    rows = ([line.code, line.name, *line.values, line.before, line.change] for line in table.lines)
    return csv_response(file_name(table, board, "csv"), header, rows, for_spreadsheets=True)


def as_json(table: Table, board: Board) -> HttpResponse:
    """The same with the days that it is about."""
    names = [name for name, _heading in table.measures]
    before = board.before if table.compares and table.key not in {"years", "months"} else None
    data = {
        "table": table.key,
        "since": board.period.since,
        "until": board.period.until,
        "compared_since": before.since if before else None,
        "compared_until": before.until if before else None,
        "includes_demo_data": board.is_demo,
        "lines": [_line(line, names) for line in table.lines],
    }
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = file_name(table, board, "json")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def file_name(table: Table, board: Board, ending: str) -> str:
    """``nevipe-countries-2026-10-23-to-2026-11-21.csv``; tables of years bear the day on which they were made."""
    days = f"{board.period.since}-to-{board.period.until}"
    if table.key == "months":
        days = str(board.year.since.year)
    if table.key == "years":
        days = f"to-{board.today}"
    return f"{slugify(settings.SITE_NAME) or 'readers'}-{table.key}-{days}.{ending}"


def _line(line: Line, names: list[str]) -> dict:
    numbers = dict(zip(names, line.values, strict=True))
    more = {f"{names[0]}_before": line.before, "change_percent": line.change}
    return {"code": line.code, "name": line.name, **numbers, **more}


RESPONSES = {"csv": as_csv, "json": as_json}
