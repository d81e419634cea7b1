"""What hangs on a story in its form: bylines, more pictures and notes to the editor."""

from django.contrib import admin

from articles.models import Byline, EditorNote, GalleryPicture


class BylineInline(admin.TabularInline):
    """Who wrote, photographed or translated it."""

    model = Byline
    extra = 0
    fields = ["person", "name", "role", "position", "language", "order"]
    autocomplete_fields = ["person", "position"]


class GalleryInline(admin.TabularInline):
    """More pictures of the story. Whoever may fill in its form may choose them, as they choose its first picture."""

    model = GalleryPicture
    extra = 0
    fields = ["picture", "order"]
    autocomplete_fields = ["picture"]

    def has_add_permission(self, request, obj):
        """The form around it has asked already whether this colleague may edit this story."""
        return request.user.has_perm("articles.change_article")

    def has_change_permission(self, request, obj=None):
        """As for adding."""
        return self.has_add_permission(request, obj)

    has_view_permission = has_delete_permission = has_change_permission


class NoteInline(admin.TabularInline):
    """Open questions. Whoever answers one puts the date beside it."""

    model = EditorNote
    extra = 0
    fields = ["language", "code", "text", "resolved_at"]
