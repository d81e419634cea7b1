"""The sections of the paper in the newsroom."""

from django.contrib import admin

from articles.models import Section
from languages.fallback import localized
from languages.registry import CODES
from prose.admin import AddressForm, NewsroomAdmin


@admin.register(Section)
class SectionAdmin(NewsroomAdmin):
    """The menu of the paper, in its order."""

    form = AddressForm
    list_display = ["name", "description", "position", "written_in"]
    search_fields = [*(localized("name", code) for code in CODES), "slug"]
    fields = ["name", "description", "position", "slug"]
