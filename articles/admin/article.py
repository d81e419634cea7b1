"""Stories in the newsroom: write, see which languages exist, translate, preview, publish."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from articles.admin import (
    autosave,
    bin,
    corrections,
    desk,
    handed_in,
    history,
    kept_form,
    life,
    moves,
    naming,
    panel,
    preview,
    release,
    rescue,
)  # fmt: skip
from articles.admin.bin import Binned
from articles.admin.inlines import BylineInline, GalleryInline, NoteInline
from articles.admin.story_form import FACTS, StoryForm
from articles.admin.story_list import OpenNotes, StoryList, Whose
from articles.models import Article
from articles.permissions import may_edit_story, may_see_drafts
from languages.fallback import localized
from languages.registry import ALL, CODES, tag_of
from prose.admin import NewsroomBase

WHAT_HAPPENED = ("kicker", "headline", "standfirst", "dateline", "body", "sources")
ABOUT = ("section", "kind", "picture", "tags", "storylines")
NAMES = ("people", "organizations", "events")
SOURCE = ("agency", "dateline_on", "licence")
PUBLISHING = ("published_at", "slug")
HIDDEN = ("version", "facts_version", "tab", "seen_revision")


@admin.register(Article)
class ArticleAdmin(Binned, NewsroomBase):
    """The story form. The words of other languages are written at the desk."""

    form = StoryForm
    inlines = [BylineInline, GalleryInline, NoteInline]
    list_display = [
        "headline_column",
        "section",
        "languages_column",
        "notes_column",
        "created_by",
        "created_at",
    ]
    list_filter = [Whose, OpenNotes, "section", "kind", "editions__status", "editions__language"]
    list_per_page = 50
    search_fields = [localized("headline", code) for code in CODES]
    autocomplete_fields = ["picture", "people", "organizations", "events", "storylines"]
    fieldsets = [
        (None, {"fields": ["original_language", *WHAT_HAPPENED, *HIDDEN]}),
        (_("Where it belongs"), {"fields": ABOUT}),
        (_("Who and what it is about"), {"fields": NAMES}),
        (_("Publishing"), {"fields": PUBLISHING}),
        (_("Where the text comes from"), {"fields": SOURCE, "classes": ["collapse"]}),
    ]

    def get_urls(self):
        """The desk, the language panel and the preview beside Django's own addresses."""
        wrap = self.admin_site.admin_view
        return rescue.guarded([
            path("<int:pk>/languages/", wrap(desk.languages_view), name="articles_article_languages"),
            path("<int:pk>/languages/<str:language>/", wrap(desk.desk_view), name="articles_article_desk"),
            *corrections.urls(wrap),
            *preview.urls(wrap),
            *bin.urls(wrap),
            *autosave.urls(wrap),
            *naming.urls(wrap),
            *history.urls(wrap),
            *handed_in.urls(wrap),
            *life.urls(wrap),
            *release.urls(wrap),
            *super().get_urls(),
        ])  # fmt: skip

    def get_changelist(self, request, **kwargs):
        """The list reads headlines, not whole texts."""
        return StoryList

    def get_queryset(self, request):
        """Contributors see their own stories; colleagues see all; nobody sees the bin."""
        return super().get_queryset(request).for_colleague(request.user)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Only the facts are model fields; the words are saved by their own service."""
        kwargs["fields"] = [field for field in FACTS if not (obj and field == "original_language")]
        return super().get_form(request, obj, change=change, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        """The language of the original is chosen once."""
        return ["original_language"] if obj else []

    def has_change_permission(self, request, obj=None):
        """Own stories for journalists, every story for editors."""
        allowed = super().has_change_permission(request, obj)
        return allowed if obj is None else may_edit_story(request.user, obj)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Colleagues who may not edit the story itself get its language panel."""
        article = self.get_object(request, object_id)
        if request.method == "POST":
            rescue.require_writable(request, article)
        if article is None or may_edit_story(request.user, article):
            return super().change_view(request, object_id, form_url, extra_context)
        if may_see_drafts(request.user, article):
            return redirect("admin:articles_article_languages", article.pk)
        raise PermissionDenied

    def render_change_form(self, request, context, *args, **kwargs):
        """Give the page its language panel and its buttons."""
        form = context["adminform"].form
        context["moves"] = moves.moves_for(request.user, form.article, form.edition, form.language)
        context["panel"] = panel.rows(form.article, request.user) if form.article.pk else []
        context["theirs"] = form.theirs
        context |= kept_form.context(request, form)
        context |= naming.context(request, form)
        context |= life.context(request.user, form.article, form.edition)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Save the facts, and nothing else of the row: a colleague may be saving words of it in this moment."""
        if not change:
            obj.created_by = request.user
            return super().save_model(request, obj, form, change)
        columns = {field.name for field in Article._meta.concrete_fields}
        return obj.save(update_fields=[name for name in form.fields if name in columns - {"version"}])

    def save_related(self, request, form, formsets, change):
        """Save tags and bylines, then the words, then do what the pressed button says."""
        super().save_related(request, form, formsets, change)
        form.instance.tags.set(form.cleaned_data["tags"])
        if change and (form.has_new_facts or any(formset.has_changed() for formset in formsets)):
            Article.objects.filter(pk=form.instance.pk).update(version=F("version") + 1)
        moves.save(request, form.instance, form)

    def response_add(self, request, obj, post_url_continue=None):
        """Stay with the story, or show it."""
        return self._stay(request, obj)

    def response_change(self, request, obj):
        """Stay with the story, or show it."""
        return self._stay(request, obj)

    def _stay(self, request, obj):
        if page := moves.page_after(request):
            return redirect(page, obj.pk, obj.original_language)
        return redirect("admin:articles_article_change", obj.pk)

    @admin.display(description=_("headline"))
    def headline_column(self, obj):
        """The headline, in the original language if it has one."""
        return str(obj)

    @admin.display(description=_("languages"))
    def languages_column(self, obj):
        """A mark for each language that exists, with its state in words."""
        editions = {edition.language: edition for edition in obj.editions.all()}
        marks = (
            (editions[code].standing, tag_of(code), ALL[code].own_name, editions[code].standing.label)
            for code in CODES if code in editions
        )  # fmt: skip
        mark = '<span class="state state-{}"><b lang="{}">{}</b> {}</span>'
        return format_html_join(" ", mark, marks)

    @admin.display(description=_("notes"))
    def notes_column(self, obj):
        """How many questions are open."""
        return len(obj.open_notes) or ""
