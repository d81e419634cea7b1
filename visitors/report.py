"""The readers in numbers, as text for a person or as data for a program."""

from dataclasses import asdict
from datetime import date

from django.utils import translation

from languages.registry import ALL
from visitors import figures
from visitors.countries import country_name
from visitors.models import OpeningBalance, Reason

PAGES = SITES = 20
MEANINGS = {
    "visits": "a new one after half an hour of silence",
    "visitors": "each counted once a day",
    "views": "pages shown",
    "online now": "in the last five minutes",
}


def data(since: date | None = None, until: date | None = None) -> dict:
    """Everything in the report, ready for JSON."""
    span = {"since": since, "until": until}
    totals = figures.totals(**span)
    return {
        "since": totals.since.isoformat(),
        "until": until.isoformat() if until else None,
        "includes_demo_data": totals.is_demo,
        "opening_balance": _opening(totals.opening),
        "online_now": figures.online_now(),
        "totals": {"visits": totals.visits, "visitors": totals.visitors, "views": totals.views},
        "countries": [
            {**asdict(row), "name": country_name(row.code, "en")} for row in figures.countries(**span)
        ],
        "languages": [asdict(row) for row in figures.languages(**span)],
        "pages": [
            {"language": language, **asdict(row)} for language, row in figures.pages(**span, limit=PAGES)
        ],
        "referrers": [asdict(row) for row in figures.referrers(**span, limit=SITES)],
        "not_counted": [
            {"reason": row.reason.name.lower(), "count": row.count} for row in figures.drops(**span)
        ],
    }


def _opening(balance: OpeningBalance | None) -> dict | None:
    """What of the totals comes from an older counter; None where nothing does."""
    if balance is None:
        return None
    return {
        "since": balance.started_on.isoformat(),
        "visits": balance.visits,
        "visitors": balance.visitors,
        "source": balance.source,
        "taken_over_at": balance.taken_over_at.isoformat(timespec="seconds"),
    }


def text(found: dict) -> str:
    """The same for reading, in English like everything that a terminal shows."""
    lines = [f"Readers from {found['since']} to {found['until'] or 'now'}"]
    if found["includes_demo_data"]:
        lines.append("These numbers include invented demo data.")
    if before := found["opening_balance"]:
        lines.append(
            f"Included from an older counter ({before['source']}): {before['visits']:,} visits and"
            f" {before['visitors']:,} visitors since {before['since']}."
        )
    numbers = {**found["totals"], "online now": found["online_now"]}
    lines += _table("", [(count, f"{name:10}  {MEANINGS[name]}") for name, count in numbers.items()])
    for heading, rows in _tables(found).items():
        lines += _table(heading, rows)
    return "\n".join(lines).rstrip()


def _tables(found: dict) -> dict[str, list[tuple[int, str]]]:
    names = {code: language.english_name for code, language in ALL.items()}
    return {
        "Visitors by country": [
            (row["visitors"], f"{row['code']}  {row['name']}") for row in found["countries"]
        ],
        "Readers by language (each counted once a day in every language)": [
            (row["readers"], f"{row['language']:3} {names[row['language']]}") for row in found["languages"]
        ],
        "Most read pages (readers, each counted once a day)": [
            (row["views"], f"{row['language']:3} {row['page_key']}") for row in found["pages"]
        ],
        "Sites that led readers here (each reader counted once a day)": [
            (row["readers"], row["host"]) for row in found["referrers"]
        ],
        "Requests that are not counted": [
            (row["count"], _english(Reason[row["reason"].upper()])) for row in found["not_counted"]
        ],
    }


def _english(reason: Reason) -> str:
    with translation.override("en"):
        return str(reason.label)


def _table(heading: str, rows: list[tuple[int, str]]) -> list[str]:
    body = [f"  {count:>12,}  {words}" for count, words in rows] or ["  nothing yet"]
    return [heading, *body, ""] if heading else [*body, ""]
