"""The forms of events and venues: they say in words what the database would refuse."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events import zones
from events.models import Event
from languages.dates import Precision
from prose.admin import AddressForm


class VenueForm(forms.ModelForm):
    """Says in words what the database would refuse."""

    def clean_country(self):
        """Two letters, as capitals."""
        country = self.cleaned_data["country"].upper()
        if country and not re.fullmatch(r"[A-Z]{2}", country):
            raise ValidationError(_("Write the country as two letters, such as MK."))
        return country

    def clean(self):
        """A place on the map has both numbers, and lies on the earth."""
        cleaned = super().clean()
        latitude, longitude = cleaned.get("latitude"), cleaned.get("longitude")
        if self.errors:
            return cleaned
        if (latitude is None) != (longitude is None):
            self.add_error("latitude", _("Fill in latitude and longitude, or leave both empty."))
        elif latitude is not None and (abs(latitude) > 90 or abs(longitude) > 180):
            self.add_error("latitude", _("There is no such place: latitude goes to 90, longitude to 180."))
        return cleaned


class EventForm(AddressForm):
    """Leaves to the editor what people know: a city for a time zone, and no second word on a date that moves."""

    def clean_zone(self):
        """A city is enough."""
        return zones.named(self.cleaned_data["zone"])

    def clean(self):
        """What readers were told before is kept when an event is postponed."""
        cleaned = super().clean()
        if cleaned.get("slug") == "calendar":
            self.add_error("slug", self._meta.error_messages["slug"]["unique"])
        if cleaned.get("status") == Event.Status.POSTPONED:
            self._postpone(cleaned)
        else:
            cleaned |= {"has_new_date": False, "was_on": None}
        return cleaned

    def _postpone(self, cleaned: dict) -> None:
        """Another date than the one that was saved is the new date; the one that was saved is the old one."""
        moved = self.instance.pk is not None and "starts_on" in self.changed_data
        if moved and "has_new_date" not in self.changed_data:
            cleaned["has_new_date"] = True
            if self.initial.get("precision") == Precision.DAY:
                cleaned["was_on"] = cleaned.get("was_on") or self.initial.get("starts_on")
        elif "was_on" in self.changed_data and cleaned.get("was_on"):
            cleaned["has_new_date"] = True
        if not cleaned.get("has_new_date"):
            cleaned["was_on"] = None

    def _taken(self, slug: str) -> bool:
        return slug == "calendar" or super()._taken(slug)
