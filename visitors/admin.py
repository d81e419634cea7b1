"""Reader figures in the newsroom, for those who may see them. Nobody can change a figure."""

from django.contrib import admin

from visitors.models import CountryDay, DayTotal, DropDay

MAY_SEE = "visitors.view_statistics"


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
