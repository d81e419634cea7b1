"""Where events take place."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.names import not_blank, require_one


class Venue(models.Model):
    """Where events take place."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    address = models.CharField(
        _("street and number"), max_length=200, blank=True, help_text=_("As it stands on a letter there.")
    )
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
