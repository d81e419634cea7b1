"""Events, their venues and their other names."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from languages.dates import Precision
from languages.names import OtherName, not_blank, require_one
from organizations.models import Organization
from people.models import Person
from pictures.models import Picture
from prose.fields import ProseField


class Venue(models.Model):
    """Where events take place."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Two letters, such as MK.")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("venue"), _("venues")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=not_blank("name"), name="events_venue_named"),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"), name="events_venue_country_code"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # The null tests matter: a comparison with NULL is unknown, and a check lets unknown pass.
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="events_venue_on_earth",
            ),
        ]

    def __str__(self):
        return ", ".join(part for part in (self.name, self.city) if part)

    def clean(self):
        """A venue needs a name in at least one language."""
        require_one(self, "name", _("Give the venue a name in at least one language."))


class EventQuerySet(models.QuerySet):
    """Ways to read events."""

    def for_page(self):
        """Everything an event's own page prints."""
        return self.select_related("venue", "picture")

    def upcoming(self, today: date | None = None):
        """Events that are not over, the next one first."""
        today = today or timezone.localdate()
        ahead = self.filter(Q(ends_on__gte=today) | Q(ends_on__isnull=True, starts_on__gte=today))
        return ahead.order_by("starts_on", "pk")

    def past(self, today: date | None = None):
        """Events that are over, the latest one first."""
        today = today or timezone.localdate()
        over = self.filter(Q(ends_on__lt=today) | Q(ends_on__isnull=True, starts_on__lt=today))
        return over.order_by("-starts_on", "-pk")


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
    ends_on = models.DateField(_("until"), null=True, blank=True)
    starts_at_time = models.TimeField(_("time"), null=True, blank=True)
    precision = models.CharField(
        _("known to the"), max_length=5, choices=Precision, default=Precision.DAY,
        help_text=_("Choose month or year where the exact day is not known."),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("venue")
    )
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

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("event"), _("events")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="events_event_slug_filled"),
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
        ]

    def __str__(self):
        return self.name or self.slug

    def clean(self):
        """An event needs a name in at least one language and cannot end before it starts."""
        require_one(self, "name", _("Give the event a name in at least one language."))
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The event ends before it starts.")})

    def get_absolute_url(self):
        """The event's page in the reader's language."""
        return reverse("events:detail", args=[self.slug])


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
