"""Events and their other names."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import rules, zones
from events.models.venue import Venue
from events.queries import LAST_ON, EventQuerySet
from languages.dates import Precision
from languages.names import OtherName, not_blank
from languages.paths import address_of
from organizations.models import Organization
from people.models import Person
from pictures.models import Picture
from prose.fields import ProseField


class Event(models.Model):
    """Something that takes place: a meeting, a session, a conference, an election."""

    class Status(models.TextChoices):
        """Whether it takes place."""

        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")
        POSTPONED = "postponed", _("postponed")

    name = models.CharField(_("name"), max_length=200, blank=True)
    slug = models.SlugField(_("address"), max_length=90, unique=True)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    description = ProseField(_("description"), blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Only if it takes more than one day.")
    )
    precision = models.CharField(
        _("known to the"), max_length=5, choices=Precision, default=Precision.DAY,
        help_text=_("Choose month or year where the exact day is not known."),
    )  # fmt: skip
    starts_at_time = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at_time = models.TimeField(_("ends at"), null=True, blank=True)
    zone = models.CharField(
        _("time zone"), max_length=64, default=zones.site_zone,
        help_text=_("That of the place. A city is enough, such as Brussels."),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    has_new_date = models.BooleanField(
        _("the new date is known"), default=False,
        help_text=_("For a postponed event: tick it when the date above is the new one."),
    )  # fmt: skip
    was_on = models.DateField(
        _("was planned for"), null=True, blank=True,
        help_text=_("Filled in by itself when you postpone an event and change its date."),
    )  # fmt: skip
    status_note = models.CharField(
        _("what has changed"), max_length=300, blank=True,
        help_text=_("One sentence for readers: why it is cancelled or postponed, what now holds."),
    )  # fmt: skip
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("venue")
    )
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("part of"),
        help_text=_("The series or the larger event that it belongs to."),
    )  # fmt: skip
    picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    organizers = models.ManyToManyField(
        Organization, blank=True, related_name="organized_events", verbose_name=_("organizers")
    )
    participants = models.ManyToManyField(
        Person, blank=True, related_name="events", verbose_name=_("participants")
    )
    website = models.URLField(_("website"), blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    """How often what calendars print has changed. Only `events.revising` writes it, with the two below."""
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    printed = models.CharField(max_length=24, blank=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("event"), _("events")
        ordering = ["-starts_on", "-pk"]
        indexes = [
            models.Index(fields=["starts_on"], name="events_event_by_day"),
            models.Index(fields=["ends_on"], name="events_event_by_end"),
            models.Index(LAST_ON, name="events_event_by_last_day"),
            models.Index(fields=["status", "-starts_on"], name="events_event_by_status"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="events_event_slug_filled"),
            # At this address stands the calendar of all events.
            models.CheckConstraint(condition=~Q(slug="calendar"), name="events_event_slug_not_calendar"),
            models.CheckConstraint(condition=not_blank("name"), name="events_event_named"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="events_event_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values), name="events_event_precision_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "held", "cancelled", "postponed"]),
                name="events_event_status_known",
            ),
            *rules.times("events_event"),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")), name="events_event_not_own_part"
            ),
        ]

    def __str__(self):
        return self.name or self.slug

    def clean(self):
        """Says in words what the database would refuse."""
        rules.check(self)

    def get_absolute_url(self):
        """The event's page in the reader's language."""
        return address_of("events:detail", self.slug)

    @property
    def zone_info(self) -> ZoneInfo:
        """The clock of the place."""
        return zones.clock_of(self.zone)

    @property
    def starts_at(self) -> datetime | None:
        """The moment at which it begins, where the time is known."""
        return self._moment(self.starts_on, self.starts_at_time)

    @property
    def ends_at(self) -> datetime | None:
        """The moment at which it ends, where the time is known."""
        return self._moment(self.ends_on or self.starts_on, self.ends_at_time)

    @property
    def is_dateless(self) -> bool:
        """Postponed, and nobody knows until when."""
        return self.status == self.Status.POSTPONED and not self.has_new_date

    @property
    def is_day_known(self) -> bool:
        """Whether it has a place in a calendar: the day is known, not only the month or the year."""
        return self.precision == Precision.DAY

    @property
    def is_over(self) -> bool:
        """Whether its last day is over, by the clock of the paper; of a month or a year, the whole of it."""
        today, last = timezone.localdate(), self.ends_on or self.starts_on
        parts = {Precision.YEAR: 1, Precision.MONTH: 2}.get(self.precision, 3)
        return last.timetuple()[:parts] < today.timetuple()[:parts]

    def _moment(self, day: date, time) -> datetime | None:
        return datetime.combine(day, time, tzinfo=self.zone_info) if time else None


class EventName(OtherName):
    """Another name of an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="other_names")

    class Meta:
        verbose_name, verbose_name_plural = _("other name"), _("other names")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["event", "name"], name="events_eventname_once"),
            models.CheckConstraint(condition=~Q(name=""), name="events_eventname_filled"),
        ]
