"""The list of stories: what it reads, and the two questions asked most: which are mine, which have open notes."""

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from articles.models import EditorNote


class StoryList(ChangeList):
    """One row a story, with its languages and open notes, without its texts."""

    def get_queryset(self, *args, **kwargs):
        """Read the whole page of the list with a fixed number of queries."""
        open_notes = Prefetch("notes", EditorNote.objects.open(), to_attr="open_notes")
        return super().get_queryset(*args, **kwargs).for_list().prefetch_related(open_notes)


class Whose(SimpleListFilter):
    """My stories."""

    title, parameter_name = _("writer"), "writer"

    def lookups(self, request, model_admin):
        """One choice beside all."""
        return [("me", _("My stories"))]

    def queryset(self, request, queryset):
        """Keep the user's own."""
        return queryset.filter(created_by=request.user) if self.value() == "me" else queryset


class OpenNotes(SimpleListFilter):
    """Stories that somebody has to answer a question about."""

    title, parameter_name = _("notes"), "notes"

    def lookups(self, request, model_admin):
        """One choice beside all."""
        return [("open", _("With open notes"))]

    def queryset(self, request, queryset):
        """Keep those with an open note."""
        notes = EditorNote.objects.open().filter(article=OuterRef("pk"))
        return queryset.filter(Exists(notes)) if self.value() == "open" else queryset
