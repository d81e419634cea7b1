"""What times and dates of an event must be like: for the database as constraints, for editors in words."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events import zones
from languages.dates import Precision
from languages.names import require_one

FIRST, LAST = date(1000, 1, 1), date(8999, 12, 31)
"""Four digits, and some distance from the ends of the calendar, where clocks of other zones overflow."""


def times(prefix: str) -> list[models.CheckConstraint]:
    """The constraints on times, on the zone, and on what is known of a postponed event."""
    conditions = {
        "year_in_reach": Q(starts_on__range=(FIRST, LAST)) & (Q(ends_on__isnull=True) | Q(ends_on__lte=LAST)),
        "time_needs_day": Q(precision="day") | Q(starts_at_time__isnull=True, ends_at_time__isnull=True),
        "end_needs_beginning": Q(ends_at_time__isnull=True) | Q(starts_at_time__isnull=False),
        # The null test matters: a comparison with NULL is unknown, and a check lets unknown pass.
        "end_time_after_start": Q(ends_at_time__isnull=True)
        | Q(ends_on__isnull=False, ends_on__gt=F("starts_on"))
        | Q(ends_at_time__gt=F("starts_at_time")),
        "zone_named": Q(zone__regex=zones.SHAPE),
        "new_date_if_postponed": Q(has_new_date=False) | Q(status="postponed"),
        "old_date_beside_new": Q(was_on__isnull=True) | Q(has_new_date=True),
    }
    return [
        models.CheckConstraint(condition=rule, name=f"{prefix}_{name}") for name, rule in conditions.items()
    ]


def check(event) -> None:
    """Raise at the right field what readers could not make sense of."""
    require_one(event, "name", _("Give the event a name in at least one language."))
    problems = _days(event) | _times(event)
    if event.zone and not zones.exists(event.zone):
        problems["zone"] = _(
            "There is no such time zone. Write it like Europe/Skopje, or write only the city."
        )
    if event.part_of_id and event.part_of_id == event.pk:
        problems["part_of"] = _("An event cannot be part of itself.")
    if problems:
        raise ValidationError(problems)


def _days(event) -> dict:
    for name in ("starts_on", "ends_on"):
        day = getattr(event, name)
        if day and not FIRST <= day <= LAST:
            return {name: _("Write the year with four digits.")}
    if event.starts_on and event.ends_on and event.ends_on < event.starts_on:
        return {"ends_on": _("The event ends before it starts.")}
    return {}


def _times(event) -> dict:
    start, end = event.starts_at_time, event.ends_at_time
    if (start or end) and event.precision != Precision.DAY:
        name = "starts_at_time" if start else "ends_at_time"
        return {
            name: _("A time needs the exact day. Choose “day” as what is known, or leave the time empty.")
        }
    if end and not start:
        return {"starts_at_time": _("You wrote when it ends. Write when it begins, too.")}
    one_day = event.ends_on is None or event.ends_on == event.starts_on
    if start and end and one_day and end <= start:
        return {
            "ends_at_time": _(
                "The event ends before it begins. If it goes on after midnight, fill in the day on which it ends."
            )
        }
    return {}
