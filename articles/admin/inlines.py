"""What hangs on a story in its form: bylines and notes to the editor."""

from django.contrib import admin

from articles.models import Byline, EditorNote


class BylineInline(admin.TabularInline):
    """Who wrote, photographed or translated it."""

    model = Byline
    extra = 0
    fields = ["person", "name", "role", "position", "language", "order"]
    autocomplete_fields = ["person", "position"]


class NoteInline(admin.TabularInline):
    """Open questions. Whoever answers one puts the date beside it."""

    model = EditorNote
    extra = 0
    fields = ["language", "code", "text", "resolved_at"]
