"""Where readers come from, in which language they read, and what was not counted."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from languages.registry import own_name_of, tag_of
from newsroom.statistics.history import History
from newsroom.statistics.period import Period
from newsroom.statistics.tables import Line, Table, compared
from visitors import figures
from visitors.amounts import OTHER_SITES
from visitors.countries import country_name, name_language
from visitors.flags import flag_url
from visitors.models import Reason

MOST_SITES = 1000
LONGEST_FOR_SITES = timedelta(days=365)
"""There may be hundreds of sites a day: more than a year of them is too much to add up while somebody waits."""

REASONS = {
    Reason.BOT: gettext_lazy("Search engines, monitors and other programs, told by what they say they are."),
    Reason.PREFETCH: gettext_lazy("A browser fetched the page in case somebody opens it."),
    Reason.STAFF: gettext_lazy("Colleagues who are logged in."),
    Reason.HEAD: gettext_lazy("Programs that ask whether a page exists and do not read it."),
    Reason.OPTED_OUT: gettext_lazy("Pages that the paper itself leaves out of the count."),
    Reason.BAD_ADDRESS: gettext_lazy("The proxy in front of the site sends what is no address: tell the operator."),
    Reason.SPOOL_FULL: gettext_lazy("The database was away for so long that the disk filled up: tell the operator."),
    Reason.WRITE_FAILED: gettext_lazy("The disk refused to write: tell the operator."),
    Reason.DAMAGED: gettext_lazy("Notes that a broken disk or a power cut has damaged."),
    Reason.TOO_MANY: gettext_lazy("One reader opened more than 300 pages on one day, which only programs do."),
    Reason.FORGED: gettext_lazy("Somebody tried to count pages that were never shown."),
}  # fmt: skip


def countries(history: History, period: Period, language: str) -> Table:
    """Visitors by country. Of all time the opening balance is part of them."""
    whole = period.name == "all"
    now = figures.countries() if whole else figures.countries(since=period.since, until=period.until)
    before = _before(history, period, figures.countries, "code", "visitors")
    compare = compared({row.code: row.visitors for row in now}, before)
    lines = [
        Line(
            name=country_name(row.code, language),
            code=row.code,
            tag=_foreign(row.code, language),
            values=(row.visitors, row.views),
            before=compare[row.code],
            picture=flag_url(row.code) or "",
        )
        for row in now
    ]
    about = _("The country of the day's first page, so that the countries add up to the visitors.")
    return Table(
        "countries", _("Countries"), about, _("Country"),
        (("visitors", _("Visitors")), ("views", _("Views"))), lines,
    )  # fmt: skip


def languages(history: History, period: Period) -> Table:
    """Readers by language of the page."""
    now = figures.languages(since=period.since, until=period.until)
    before = _before(history, period, figures.languages, "language", "readers")
    compare = compared({row.language: row.readers for row in now}, before)
    lines = [
        Line(
            name=own_name_of(row.language),
            code=row.language,
            tag=tag_of(row.language),
            values=(row.readers, row.views),
            before=compare[row.language],
        )
        for row in now
    ]
    about = _(
        "Each reader counts once a day in every language read, so that the sum may exceed the visitors."
    )
    return Table(
        "languages", _("Languages"), about, _("Language"),
        (("readers", _("Readers")), ("views", _("Views"))), lines,
    )  # fmt: skip


def referrers(history: History, period: Period) -> Table:
    """The sites that led readers here: their name only, never the page."""
    since = max(period.since, period.until - LONGEST_FOR_SITES)
    now = figures.referrers(since=since, until=period.until, limit=MOST_SITES)
    before = _before(history, period, figures.referrers, "host", "readers", limit=MOST_SITES)
    compare = compared({row.host: row.readers for row in now}, before)
    lines = [
        Line(
            name=_("all other sites") if row.host == OTHER_SITES else row.host,
            code=row.host,
            values=(row.readers,),
            before=compare[row.host],
        )
        for row in now
    ]
    about = _("The site on which the reader followed a link; known senders of false links are left out.")
    return Table(
        "referrers", _("Sites that link here"), about, _("Site"), (("readers", _("Readers")),), lines
    )


def losses(history: History, period: Period) -> Table:
    """What was not counted, and why."""
    now = figures.drops(since=period.since, until=period.until)
    before = _before(history, period, figures.drops, "reason", "count")
    compare = compared({row.reason: row.count for row in now}, before)
    lines = [
        Line(
            name=str(row.reason.label),
            code=row.reason.name.lower(),
            values=(row.count,),
            before=compare[row.reason],
            note=str(REASONS.get(row.reason, "")),
        )
        for row in now
    ]
    about = _("Requests that are in none of the numbers above.")
    return Table("not-counted", _("Not counted"), about, _("Reason"), (("requests", _("Requests")),), lines)


def _before(history: History, period: Period, ask, key: str, value: str, **more) -> dict | None:
    """What the same question was answered with for the days before, if they can be compared."""
    earlier = history.before(period)
    if earlier is None:
        return None
    rows = ask(since=earlier.since, until=earlier.until, **more)
    return {getattr(row, key): getattr(row, value) for row in rows}


def _foreign(code: str, language: str) -> str:
    written_in = name_language(code, language)
    return "" if written_in == language else tag_of(written_in)
