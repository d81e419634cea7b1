"""Reader figures in the newsroom, for those who may see them, and names of countries. Nobody can change a figure."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from languages.registry import current
from visitors import figures
from visitors.countries import country_name, is_named, names_of_all
from visitors.models import CountryDay, CountryName, DayTotal, DropDay

MAY_SEE = "visitors.view_statistics"
WANTED_IN = "rom"
"""The one language of ours that has no names of countries in CLDR."""


class FiguresAdmin(admin.ModelAdmin):
    """A list to read."""

    actions = None
    list_display_links = None
    list_per_page = 50
    show_full_result_count = False
    ordering = ["-day"]

    def has_module_permission(self, request):
        """Only readers of statistics see it in the menu."""
        return request.user.has_perm(MAY_SEE)

    def has_view_permission(self, request, obj=None):
        """One permission for all figures."""
        return request.user.has_perm(MAY_SEE)

    def has_add_permission(self, request):
        """Figures come from counting."""
        return False

    def has_change_permission(self, request, obj=None):
        """Figures come from counting."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Figures stay."""
        return False


@admin.register(DayTotal)
class DayAdmin(FiguresAdmin):
    """Readers of each day."""

    list_display = ["day", "visitors", "visits", "views", "without_id", "peak_online", "origin"]
    list_filter = ["origin"]


@admin.register(CountryDay)
class CountryDayAdmin(FiguresAdmin):
    """Readers of each day by country."""

    list_display = ["day", "country", "visitors", "views", "origin"]
    list_filter = ["origin"]


@admin.register(DropDay)
class DropAdmin(FiguresAdmin):
    """What was not counted, and why."""

    list_display = ["day", "reason", "count"]
    list_filter = ["reason"]


class CountryNameForm(forms.ModelForm):
    """A name, with the code in small letters or capitals."""

    def clean_code(self):
        """Take only countries that exist."""
        code = self.cleaned_data["code"].upper()
        if code not in names_of_all("en"):
            raise ValidationError(_("There is no country with the code “%(code)s”."), params={"code": code})
        return code


@admin.register(CountryName)
class CountryNameAdmin(admin.ModelAdmin):
    """What countries are called where no locale data says so, above all in Romani."""

    form = CountryNameForm
    list_display = ["name", "code", "elsewhere", "language"]
    list_filter = ["language"]
    search_fields = ["name", "code"]
    show_full_result_count = False
    change_list_template = "visitors/admin/country_names.html"

    @admin.display(description=_("country"))
    def elsewhere(self, row):
        """The same country in the language of the newsroom."""
        return country_name(row.code, current())

    def get_search_results(self, request, queryset, search_term):
        """Find a country by what it is called in the language of the newsroom, too."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        words = search_term.casefold()
        codes = [code for code, name in names_of_all(current()).items() if words and words in name.casefold()]
        return found | queryset.filter(code__in=codes), duplicates

    def changelist_view(self, request, extra_context=None):
        """Say first which names are wanted most."""
        wanted = (
            {"wanted": wanted_names(), "wanted_in": WANTED_IN} if self.has_add_permission(request) else {}
        )
        return super().changelist_view(request, {**wanted, **(extra_context or {})})


def wanted_names(limit: int = 12) -> list[dict]:
    """The countries of our readers, most readers first, that have no Romani name yet."""
    rows = [row for row in figures.countries() if not is_named(row.code, WANTED_IN)]
    return [
        {"code": row.code, "name": country_name(row.code, current()), "visitors": row.visitors}
        for row in rows[:limit]
    ]
