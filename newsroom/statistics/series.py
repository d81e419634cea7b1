"""Readers in the course of time: day by day, month by month, year by year."""

from django.utils.translation import gettext as _

from languages.dates import Precision, partial_text, range_text, short_text
from newsroom.statistics.history import History, Traffic
from newsroom.statistics.period import Period
from newsroom.statistics.tables import Line, Table


def measures() -> tuple[tuple[str, str], ...]:
    """What is counted, in the order of ``Traffic``."""
    return (
        ("visitors", _("Visitors")),
        ("visits", _("Visits")),
        ("views", _("Views")),
        ("peak_online", _("Most online")),
    )


def course(history: History, period: Period, language: str) -> Table:
    """The period in days, months or years, each beside the one that it is compared with."""
    before = history.before(period)
    lines = [
        _line(
            piece, period.unit, language, history.sums(piece),
            history.sums(period.earlier(piece)) if before else None,
        )
        for piece in period.pieces()
    ]  # fmt: skip
    heads = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    titles = {"day": _("Day by day"), "month": _("Month by month"), "year": _("Year by year")}
    about = _(
        "A visitor counts once a day, a visit begins after half an hour of silence, a view is every page."
    )
    return Table(
        "course", titles[period.unit], about, heads[period.unit], measures(), lines, is_series=True,
        before_label=_("the days before") if period.unit == "day" else _("the year before"),
    )  # fmt: skip


def months(history: History, year: Period, language: str) -> Table:
    """The months of one year, each beside the same month of the year before."""
    begun = [month for month in _months(year) if month.since <= history.today]
    lines = [
        _line(month, "month", language, history.sums(month), history.year_before(month)) for month in begun
    ]
    about = _("Compared with the same month of the year before. The running month is not compared.")
    title = _("Months of %(year)s") % {"year": partial_text(year.since, Precision.YEAR, language)}
    before = _("the year before")
    return Table("months", title, about, _("Month"), measures(), lines, is_series=True, before_label=before)


def years(history: History, language: str) -> Table:
    """Every year that was counted, each beside the year before."""
    lines = [
        _line(year, "year", language, history.sums(year), history.year_before(year)) for year in history.years
    ]
    about = _("Compared with the year before. The running year is not compared.")
    before = _("the year before")
    return Table(
        "years", _("All years"), about, _("Year"), measures(), lines, is_series=True, before_label=before
    )


def _months(year: Period) -> list[Period]:
    whole = Period(year.since, year.until, year.today)
    return list(whole.pieces())


def _line(piece: Period, unit: str, language: str, now: Traffic, before: Traffic | None) -> Line:
    return Line(
        name=_name(piece, unit, language),
        label=_label(piece, unit, language),
        code=_code(piece, unit),
        values=(now.visitors, now.visits, now.views, now.peak),
        before=None if before is None else before.visitors,
    )


def _name(piece: Period, unit: str, language: str) -> str:
    if unit == "day":
        return short_text(piece.since, language, weekday=True)
    if unit == "month" and piece.days >= 28:
        return partial_text(piece.since, Precision.MONTH, language)
    if unit == "year" and piece.days >= 365:
        return partial_text(piece.since, Precision.YEAR, language)
    return range_text(piece.since, piece.until, language)


def _label(piece: Period, unit: str, language: str) -> str:
    if unit == "year":
        return str(piece.since.year)
    return short_text(piece.since, language, Precision.MONTH if unit == "month" else Precision.DAY)


def _code(piece: Period, unit: str) -> str:
    return piece.since.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]
