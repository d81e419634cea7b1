"""Events and venues in the newsroom."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.forms import EventForm, VenueForm
from events.models import Event, EventName, Venue
from events.revising import revise
from languages.fallback import localized
from languages.registry import CODES
from prose.admin import NewsroomAdmin, OtherNameInline


@admin.register(Venue)
class VenueAdmin(NewsroomAdmin):
    """Where events take place."""

    form = VenueForm
    list_display = ["name", "city", "country", "written_in"]
    search_fields = [localized(field, code) for field in ("name", "city") for code in CODES]
    fieldsets = [
        (None, {"fields": ["name", "address", "city", "country", "website"]}),
        (
            _("On the map"),
            {
                "fields": [("latitude", "longitude")],
                "classes": ["collapse"],
                "description": _("Degrees with a decimal point, such as 41.99646 and 21.43141."),
            },
        ),
    ]

    def save_model(self, request, obj, form, change):
        """Calendars print the place: they hear of its change."""
        super().save_model(request, obj, form, change)
        revise(Event.objects.filter(venue=obj))


class EventNameInline(OtherNameInline):
    """How the event is also called."""

    model = EventName


@admin.register(Event)
class EventAdmin(NewsroomAdmin):
    """Events with their words in every language."""

    form = EventForm
    inlines = [EventNameInline]
    list_display = ["name", "starts_on", "ends_on", "venue", "status", "written_in"]
    list_filter = ["status"]
    list_select_related = ["venue"]
    search_fields = [*(localized("name", code) for code in CODES), "other_names__name", "slug"]
    autocomplete_fields = ["venue", "part_of", "organizers", "participants", "picture"]
    fieldsets = [
        (None, {"fields": ["name", "summary"]}),
        (
            _("When"),
            {
                "fields": [("starts_on", "ends_on", "precision"), ("starts_at_time", "ends_at_time", "zone")],
                "description": _(
                    "Fill in what is known and nothing else. Times are those of clocks at the place of the event."
                ),
            },
        ),
        (
            _("Does it take place?"),
            {
                "fields": ["status", "status_note", ("has_new_date", "was_on")],
                "description": _(
                    "To postpone: choose “postponed”. If the new date is known, write it above; readers and "
                    "calendars are told both dates. If not, leave the old date."
                ),
            },
        ),
        (_("Where"), {"fields": ["venue"]}),
        (_("Who takes part"), {"fields": ["organizers", "participants", "part_of"]}),
        (_("Page"), {"fields": ["description", "picture", "website"]}),
        (_("Address"), {"fields": ["slug"]}),
    ]

    def save_related(self, request, form, formsets, change):
        """Only now the organizers are saved, too: calendars hear of what has changed."""
        super().save_related(request, form, formsets, change)
        revise(Event.objects.filter(pk=form.instance.pk))
