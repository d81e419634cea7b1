"""How events are read: what comes, what is over, what falls into a month."""

from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from languages.dates import Precision

LAST_ON = Coalesce("ends_on", "starts_on")


class EventQuerySet(models.QuerySet):
    """Ways to read events."""

    def for_page(self):
        """Everything an event's own page prints."""
        return self.select_related("venue", "picture", "part_of__venue")

    def for_list(self):
        """What a line in a list prints."""
        return self.select_related("venue")

    def upcoming(self, today: date | None = None):
        """Events that are not over, the next one first."""
        return self._since(today or timezone.localdate()).order_by("starts_on", "pk")

    def past(self, today: date | None = None):
        """Events that are over, the latest one first. What was postponed without a new date is not over."""
        return self.over(today).exclude(status="postponed", has_new_date=False)

    def waiting(self, today: date | None = None):
        """Events whose old date is over and whose new one is not known."""
        return self.over(today).filter(status="postponed", has_new_date=False)

    def over(self, today: date | None = None):
        """Events whose day is over, the latest one first."""
        over = self.alias(last_on=LAST_ON).exclude(_ends_from(today or timezone.localdate()))
        return over.order_by("-starts_on", "-pk")

    def during(self, first: date, last: date):
        """Events of which a day lies between two days. Of a month or a year the whole of it counts."""
        starts = {
            Precision.DAY: last,
            Precision.MONTH: (last.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1),
            Precision.YEAR: last.replace(month=12, day=31),
        }
        begun = (Q(precision=precision, starts_on__lte=day) for precision, day in starts.items())
        found = self._since(first).filter(_of_years(first, last), reduce(or_, begun))
        return found.order_by("starts_on", "starts_at_time", "pk")

    def beside(self, event):
        """Other events of the same series, the same organizers or the same place, in this order, the latest first.

        Of the event only its number is looked at, and those of the event it is part of and of its venue.
        """
        organized = self.model.organizers.through.objects
        family = Q(part_of=event.pk)
        if event.part_of_id:
            family |= Q(pk=event.part_of_id) | Q(part_of=event.part_of_id)
        theirs = organized.filter(event=event.pk).values("organization")
        organizers = Q(pk__in=organized.filter(organization__in=theirs).values("event"))
        place = Q(venue=event.venue_id) if event.venue_id else Q(pk__in=[])
        nearness = Case(
            When(family, then=Value(0)),
            When(organizers, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        found = self.filter(family | organizers | place).exclude(pk=event.pk)
        return found.order_by(nearness, "-starts_on", "-pk")

    def _since(self, day: date):
        return self.alias(last_on=LAST_ON).filter(_ends_from(day), last_on__gte=_new_year(day))


def _ends_from(day: date) -> Q:
    """Not over on this day. An event of which only the month is known is not over before the month is."""
    since = {Precision.DAY: day, Precision.MONTH: day.replace(day=1), Precision.YEAR: _new_year(day)}
    return reduce(or_, (Q(precision=precision, last_on__gte=first) for precision, first in since.items()))


def _of_years(first: date, last: date) -> Q:
    """A day of them lies in the years of these days. It says nothing new: so an index finds the few to look at."""
    begins = _new_year(first)
    within = Q(starts_on__gte=begins, starts_on__lte=last.replace(month=12, day=31))
    return within | Q(starts_on__lt=begins, ends_on__gte=begins)


def _new_year(day: date) -> date:
    return day.replace(month=1, day=1)
