"""When an event takes place, in the words of a language and for programs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import zones
from events.models import Event
from languages.dates import Precision, city_of, date_text, partial_range_text, range_text

LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """Days and hours as readers read them."""

    text: str
    machine: str
    """The beginning, as exactly as it is known: ``2024``, ``2024-05``, ``2024-05-10T18:30+02:00``."""
    place: str
    """The city whose clocks are meant, where it is not that of the paper."""
    here: str
    """When it begins by the clocks of the paper, where they show another hour."""
    paper: str
    """The city of the paper."""
    duration: str


def when(event: Event, language: str) -> When:
    """Everything that a page says about the time of an event."""
    abroad = event.starts_at is not None and event.zone_info.key != zones.site_zone()
    return When(
        text=days_and_hours(event, language),
        machine=machine_start(event),
        place=city_of(event.zone_info.key, language) if abroad else "",
        here=_here(event, language) if abroad else "",
        paper=city_of(zones.site_zone(), language),
        duration=_duration(event),
    )


def days_and_hours(event: Event, language: str) -> str:
    """``15–16 November 2022``, ``10 November 2022, 10:00–12:30``, ``April–May 2024``."""
    start, last, end = event.starts_at, event.ends_on or event.starts_on, event.ends_at
    if start is None:
        return partial_range_text(event.starts_on, event.ends_on, event.precision, language)
    first = _on_the_wall(start, language)
    if last == event.starts_on:
        return f"{first}–{end:%H:%M}" if end else first
    if end is None:
        return f"{range_text(event.starts_on, last, language)}, {start:%H:%M}"
    return f"{first} – {_on_the_wall(end, language)}"


def machine_start(event: Event) -> str:
    """The beginning for programs: no more of it than is known."""
    if event.starts_at:
        return event.starts_at.isoformat(timespec="minutes")
    return machine_date(event.starts_on, event.precision)


def machine_end(event: Event) -> str:
    """The end for programs; empty where nobody has said when it ends."""
    if event.ends_at:
        return event.ends_at.isoformat(timespec="minutes")
    return machine_date(event.ends_on, event.precision) if event.ends_on else ""


def machine_date(day: date, precision: str) -> str:
    """``2024-05-10``, ``2024-05``, ``2024``."""
    return day.isoformat()[: LENGTHS.get(precision, 10)]


def _on_the_wall(moment: datetime, language: str) -> str:
    """The time that clocks at the place show: without a zone, nothing is reckoned over."""
    return date_text(moment.replace(tzinfo=None), language, time=True)


def _here(event: Event, language: str) -> str:
    there = event.starts_at
    ours = timezone.localtime(there, zones.clock_of(zones.site_zone()))
    if ours.utcoffset() == there.utcoffset():
        return ""
    return f"{ours:%H:%M}" if ours.date() == there.date() else _on_the_wall(ours, language)


def _duration(event: Event) -> str:
    if event.precision != Precision.DAY:
        return ""
    if event.starts_at and event.ends_at:
        # Through UTC: on the night on which clocks are changed, the hands on the wall would lie.
        length = event.ends_at.astimezone(UTC) - event.starts_at.astimezone(UTC)
        if length < DAY:
            return _hours(int(length.total_seconds()) // 60)
    days = ((event.ends_on or event.starts_on) - event.starts_on).days + 1
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days} if days > 1 else ""


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    in_hours = ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours}
    in_minutes = ngettext("%(number)d minute", "%(number)d minutes", rest) % {"number": rest}
    if hours and rest:
        return _("%(hours)s %(minutes)s") % {"hours": in_hours, "minutes": in_minutes}
    return in_hours if hours else in_minutes
