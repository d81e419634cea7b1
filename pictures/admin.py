"""The picture desk: upload, credit, describe."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from languages.registry import CODES
from pictures.models import Picture
from prose.admin import NewsroomAdmin


def _in_each_language(field: str) -> list[str]:
    return [f"{field}_{code}" for code in CODES]


@admin.register(Picture)
class PictureAdmin(NewsroomAdmin):
    """Pictures with their words in every language. Other forms find them by these search fields."""

    list_display = ("thumbnail", "words", "credit", "licence", "created_at")
    list_display_links = ("words",)
    list_filter = ("licence", "is_illustration", "created_at")
    search_fields = ("credit", *_in_each_language("alt"), *_in_each_language("caption"))
    readonly_fields = ("preview", "size", "uploaded_by", "created_at")
    fieldsets = (
        (None, {"fields": ("file", "preview", "credit", "licence", "source_url")}),
        (
            _("What it shows"),
            {"fields": ("alt", "caption"), "description": _("One language is enough; more are better.")},
        ),
        (_("How it may be used"), {"fields": ("is_illustration", "is_decorative", ("focal_x", "focal_y"))}),
        (_("Origin"), {"fields": ("size", "uploaded_by", "created_at"), "classes": ("collapse",)}),
    )

    @admin.display(description=_("picture"))
    def thumbnail(self, picture: Picture) -> str:
        """A small view for the list."""
        return _image(picture, 120)

    @admin.display(description=_("as readers see it"))
    def preview(self, picture: Picture) -> str:
        """A larger view for the form."""
        return _image(picture, 320) if picture.pk else "–"

    @admin.display(description=_("what it shows"), ordering="alt_en")
    def words(self, picture: Picture) -> str:
        """The alternative text, or a number when there is none."""
        return picture.alt or str(picture)

    @admin.display(description=_("size in pixels"))
    def size(self, picture: Picture) -> str:
        """Width and height of the master."""
        return f"{picture.width} × {picture.height}"

    def save_model(self, request, obj, form, change):
        """Remember who brought a new picture."""
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)


def _image(picture: Picture, width: int) -> str:
    height = round(picture.height * width / picture.width)
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="" loading="lazy">', picture.url(width), width, height
    )
