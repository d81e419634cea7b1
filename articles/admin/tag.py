"""Tags in the newsroom."""

from django.contrib import admin
from taggit.models import Tag as UntranslatedTag

from articles.models import Tag
from languages.fallback import localized
from languages.registry import CODES
from prose.admin import AddressForm, NewsroomAdmin

admin.site.unregister(UntranslatedTag)  # two lists of tags would confuse; ours has names in every language


@admin.register(Tag)
class TagAdmin(NewsroomAdmin):
    """Topics that stories share."""

    form = AddressForm
    list_display = ["name", "slug", "written_in"]
    search_fields = [*(localized("name", code) for code in CODES), "slug"]
    fields = ["name", "slug"]
