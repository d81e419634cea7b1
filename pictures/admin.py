"""The picture desk: upload, credit, describe, choose the important point, see where a picture is used."""

import re

from django.contrib import admin, messages
from django.forms import Script
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from languages.registry import ALL, CODES
from pictures.models import Picture
from pictures.usage import unused, users_of
from prose.admin import NewsroomAdmin

FILE_NAME = re.compile(
    r".*\.(?:jpe?g|png|webp|gif|avif|heic|tiff?)|(?:img|dsc[nf]?|pxl|photo|image|screenshot|wa)?[-_\s]*\d[-_\d]*",
    re.IGNORECASE,
)
MOST_NAMED = 20


def _in_each_language(field: str) -> list[str]:
    return [f"{field}_{code}" for code in CODES]


class Used(admin.SimpleListFilter):
    """Pictures that nothing shows any more."""

    title = _("use")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        """The one choice that helps to tidy up."""
        return [("no", _("not used anywhere"))]

    def queryset(self, request, queryset):
        """What is left."""
        return unused(queryset) if self.value() == "no" else queryset


@admin.register(Picture)
class PictureAdmin(NewsroomAdmin):
    """Pictures with their words in every language. Other forms find them by these search fields."""

    list_display = ("thumbnail", "words", "credit", "licence", "created_at")
    list_display_links = ("words",)
    list_filter = (Used, "licence", "is_illustration", "created_at")
    search_fields = ("credit", *_in_each_language("alt"), *_in_each_language("caption"))
    readonly_fields = ("preview", "size", "uploaded_by", "created_at")
    fieldsets = (
        (None, {"fields": ("file", "preview", ("focal_x", "focal_y"), "credit", "licence", "source_url")}),
        (
            _("What it shows"),
            {"fields": ("alt", "caption"), "description": _("One language is enough; more are better.")},
        ),
        (_("How it may be used"), {"fields": ("is_illustration", "is_decorative", "may_be_passed_on")}),
        (_("Origin"), {"fields": ("size", "uploaded_by", "created_at"), "classes": ("collapse",)}),
    )

    class Media:
        css = {"all": ["admin/focus.css"]}
        js = (Script("admin/focus.js", defer=True),)

    @admin.display(description=_("picture"))
    def thumbnail(self, picture: Picture) -> str:
        """A small view for the list."""
        height = round(picture.height * 120 / picture.width)
        return format_html(
            '<img src="{}" width="120" height="{}" alt="" loading="lazy">', picture.url(320), height
        )

    @admin.display(description=_("as readers see it"))
    def preview(self, picture: Picture) -> str:
        """A larger view for the form, on which the important point is chosen, and what will be cut out of it."""
        return render_to_string("admin/pictures/picture/focus.html", {"picture": picture})

    @admin.display(description=_("what it shows"), ordering="alt_en")
    def words(self, picture: Picture) -> str:
        """The alternative text, or a number when there is none."""
        return picture.alt or str(picture)

    @admin.display(description=_("size in pixels"))
    def size(self, picture: Picture) -> str:
        """Width and height of the master."""
        return f"{picture.width} × {picture.height}"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show below the form what shows the picture."""
        return super().change_view(
            request, object_id, form_url, self._with_uses(request, object_id, extra_context)
        )

    def delete_view(self, request, object_id, extra_context=None):
        """Before a picture goes, say what will stand without it."""
        return super().delete_view(request, object_id, self._with_uses(request, object_id, extra_context))

    def save_model(self, request, obj, form, change):
        """Remember who brought a new picture; ask about words that only repeat the name of a file."""
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)
        for code in CODES:
            words = getattr(obj, f"alt_{code}") or ""
            if FILE_NAME.fullmatch(words.strip()):
                text = _now(
                    "“%(words)s” (%(language)s) looks like the name of a file. Say what the picture shows."
                )
                messages.warning(request, text % {"words": words, "language": ALL[code].own_name})

    def _with_uses(self, request, object_id, extra_context):
        picture = self.get_object(request, object_id)
        found = users_of(picture).items() if picture else ()
        uses = [self._use(request, model, rows) for model, rows in found if rows.exists()]
        return (extra_context or {}) | {"uses": uses}

    def _use(self, request, model, rows) -> dict:
        """One kind of thing that shows the picture: what this colleague may see of it, and how much more there is."""
        desk = self.admin_site._registry.get(model)
        seen = desk.get_queryset(request).filter(pk__in=rows.values("pk")) if desk else rows.none()
        if desk and not desk.has_view_permission(request):
            seen = rows.none()
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        links = [(reverse(name, args=[one.pk]), one) for one in seen[:MOST_NAMED]]
        return {"kind": model._meta.verbose_name_plural, "links": links, "more": rows.count() - len(links)}
