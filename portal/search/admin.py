"""What readers looked for and did not find, for editors."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.models import UnansweredSearch
from prose.admin import NewsroomBase


@admin.register(UnansweredSearch)
class UnansweredSearchAdmin(NewsroomBase, admin.ModelAdmin):
    """A list to read, newest day first. What was dealt with can be deleted; nothing is written by hand."""

    list_display = ["words", "language", "count", "on", "again"]
    list_display_links = None
    list_filter = ["on", "language"]
    search_fields = ["words"]
    ordering = ["-on", "-count", "words"]

    @admin.display(description=_("Search again"))
    def again(self, row: UnansweredSearch) -> str:
        """A link to what readers would find now."""
        with override(row.language):
            address = reverse("portal:search")
        return format_html('<a href="{}?{}">{}</a>', address, urlencode({"q": row.words}), _("Search again"))

    def has_add_permission(self, request):
        """Only readers write here."""
        return False

    def has_change_permission(self, request, obj=None):
        """What was asked is not changed."""
        return False
