"""People in the newsroom."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from languages.fallback import localized
from languages.registry import CODES
from people.models import Person, PersonName, Position
from prose.admin import AddressForm, NewsroomAdmin, OtherNameInline, TranslatedStackedInline


class PositionForm(forms.ModelForm):
    """Names the precision of a date as events do."""

    class Meta:
        labels = {"started_precision": _("known to the"), "ended_precision": _("known to the")}


class PositionInline(TranslatedStackedInline):
    """What the person does where."""

    model = Position
    form = PositionForm
    autocomplete_fields = ["organization"]
    fields = ["title", "organization", ("started_on", "started_precision"), ("ended_on", "ended_precision")]


class PersonNameInline(OtherNameInline):
    """How the person is also called."""

    model = PersonName


@admin.register(Person)
class PersonAdmin(NewsroomAdmin):
    """People with their words in every language."""

    form = AddressForm
    inlines = [PositionInline, PersonNameInline]
    list_display = ["name", "summary", "written_in", "is_private"]
    list_filter = ["is_private"]
    search_fields = [*(localized("name", code) for code in CODES), "other_names__name", "slug"]
    autocomplete_fields = ["picture"]
    fieldsets = [
        (None, {"fields": ["name", "summary", "is_private"]}),
        (_("Page"), {"fields": ["biography", "picture", "website"]}),
        (_("Address and mix-ups"), {"fields": ["slug", "disambiguation"]}),
    ]

    def view_on_site(self, person):
        """The public page; private persons have none."""
        return None if person.is_private else person.get_absolute_url()


@admin.register(Position)
class PositionAdmin(NewsroomAdmin):
    """Only for the search box of a byline: positions are written in the form of their person."""

    search_fields = [
        *(localized("title", code) for code in CODES),
        *(f"person__{localized('name', code)}" for code in CODES),
    ]
    list_select_related = ["person", "organization"]

    def has_module_permission(self, request):
        """Stay out of the menu."""
        return False

    def has_add_permission(self, request):
        """Positions are added in the form of their person."""
        return False
