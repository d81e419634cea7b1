"""Storylines in the newsroom."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from articles.models import Storyline
from languages.fallback import localized
from languages.registry import CODES
from prose.admin import AddressForm, NewsroomAdmin


@admin.register(Storyline)
class StorylineAdmin(NewsroomAdmin):
    """What goes on for weeks, told in many stories."""

    form = AddressForm
    list_display = ["name", "is_over", "stories_column", "written_in"]
    list_filter = ["is_over"]
    search_fields = [*(localized("name", code) for code in CODES), "slug"]
    fields = ["name", "summary", "is_over", "slug"]

    def get_queryset(self, request):
        """Count the stories of each."""
        return super().get_queryset(request).annotate(stories=Count("articles"))

    @admin.display(description=_("stories"), ordering="stories")
    def stories_column(self, storyline) -> int:
        """How many stories belong to it, in whatever state."""
        return storyline.stories
