"""Organizations in the newsroom."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from languages.fallback import localized
from languages.registry import CODES
from organizations.models import Organization, OrganizationName
from prose.admin import AddressForm, NewsroomAdmin, OtherNameInline

MOST_LEVELS = 20


class OrganizationForm(AddressForm):
    """Keeps the family of an organization a tree."""

    def clean_parent(self):
        """Refuse a parent that is the organization itself or belongs to it."""
        parent = above = self.cleaned_data["parent"]
        for _level in range(MOST_LEVELS):
            if above is None:
                break
            if above == self.instance:
                raise ValidationError(_("An organization cannot be part of itself."))
            above = above.parent
        return parent


class OrganizationNameInline(OtherNameInline):
    """How the organization is also called."""

    model = OrganizationName


@admin.register(Organization)
class OrganizationAdmin(NewsroomAdmin):
    """Organizations with their words in every language."""

    form = OrganizationForm
    inlines = [OrganizationNameInline]
    list_display = ["name", "acronym", "written_in", "parent"]
    list_select_related = ["parent"]
    search_fields = [
        *(localized(field, code) for field in ("name", "acronym") for code in CODES),
        "other_names__name",
        "slug",
    ]
    autocomplete_fields = ["parent", "picture"]
    fieldsets = [
        (None, {"fields": ["name", "acronym", "summary"]}),
        (_("Page"), {"fields": ["description", "picture", "website", "parent"]}),
        (_("Address and mix-ups"), {"fields": ["slug", "disambiguation"]}),
    ]
