"""Events and venues in the newsroom."""

import re

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.models import Event, EventName, Venue
from languages.fallback import localized
from languages.registry import CODES
from prose.admin import AddressForm, NewsroomAdmin, OtherNameInline


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


@admin.register(Venue)
class VenueAdmin(NewsroomAdmin):
    """Where events take place."""

    form = VenueForm
    list_display = ["name", "city", "country", "written_in"]
    search_fields = [localized(field, code) for field in ("name", "city") for code in CODES]
    fieldsets = [
        (None, {"fields": ["name", "city", "country", "website"]}),
        (
            _("On the map"),
            {
                "fields": [("latitude", "longitude")],
                "classes": ["collapse"],
                "description": _("Degrees with a decimal point, such as 41.99646 and 21.43141."),
            },
        ),
    ]


class EventNameInline(OtherNameInline):
    """How the event is also called."""

    model = EventName


@admin.register(Event)
class EventAdmin(NewsroomAdmin):
    """Events with their words in every language."""

    form = AddressForm
    inlines = [EventNameInline]
    list_display = ["name", "starts_on", "ends_on", "venue", "status", "written_in"]
    list_filter = ["status"]
    list_select_related = ["venue"]
    search_fields = [*(localized("name", code) for code in CODES), "other_names__name", "slug"]
    autocomplete_fields = ["venue", "organizers", "participants", "picture"]
    fieldsets = [
        (None, {"fields": ["name", "summary"]}),
        (
            _("When and where"),
            {"fields": [("starts_on", "ends_on"), ("starts_at_time", "precision"), "status", "venue"]},
        ),
        (_("Who takes part"), {"fields": ["organizers", "participants"]}),
        (_("Page"), {"fields": ["description", "picture", "website"]}),
        (_("Address"), {"fields": ["slug"]}),
    ]
