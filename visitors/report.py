"""The readers in numbers, as text for a person or as data for a program."""

from dataclasses import asdict
from datetime import date

from visitors import figures
from visitors.countries import country_name

PAGES = 20


def data(since: date | None = None, until: date | None = None) -> dict:
    """Everything in the report, ready for JSON."""
    span = {"since": since, "until": until}
    totals = figures.totals(**span)
    return {
        "since": totals.since.isoformat(),
        "until": until.isoformat() if until else None,
        "includes_demo_data": totals.is_demo,
        "online_now": figures.online_now(),
        "totals": {"visits": totals.visits, "visitors": totals.visitors, "views": totals.views},
        "countries": [
            {**asdict(row), "name": country_name(row.code, "en")} for row in figures.countries(**span)
        ],
        "pages": [
            {"language": language, **asdict(row)} for language, row in figures.pages(**span, limit=PAGES)
        ],
        "not_counted": [
            {"reason": row.reason.name.lower(), "count": row.count} for row in figures.drops(**span)
        ],
    }


def text(found: dict) -> str:
    """The same for reading."""
    lines = [f"Readers from {found['since']} to {found['until'] or 'now'}"]
    if found["includes_demo_data"]:
        lines.append("These numbers include invented demo data.")
    lines += [f"  {name:10} {count:>12,}" for name, count in found["totals"].items()]
    lines += [f"  {'online now':10} {found['online_now']:>12,}", ""]
    lines += _table("Visitors by country (each counted once a day)", [
        (row["visitors"], f"{row['code']}  {row['name']}") for row in found["countries"]
    ])  # fmt: skip
    lines += _table("Most read pages (each visitor counted once a day)", [
        (row["views"], f"{row['language']:3} {row['page_key']}") for row in found["pages"]
    ])  # fmt: skip
    lines += _table("Not counted", [(row["count"], row["reason"]) for row in found["not_counted"]])
    return "\n".join(lines).rstrip()


def _table(heading: str, rows: list[tuple[int, str]]) -> list[str]:
    body = [f"  {count:>12,}  {words}" for count, words in rows] or ["  nothing yet"]
    return [heading, *body, ""]
