"""The newsroom's list and form, on which each room builds its own."""

import js_asset
from django.contrib import admin
from django.contrib.admin.options import ShowFacets
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import BadRequest
from django.db import models
from django.forms import Script
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from languages.registry import ALL
from languages.transliteration import to_ascii
from prose.admin.again import again_if_taken
from prose.admin.labels import LanguageLabels
from prose.admin.lists import CappedPaginator, tidy_search
from prose.links import validate_web_address

LANGUAGE_TABS = Script(
    "admin/language-tabs.js",
    defer=True,
    **{"data-label": _("Language"), "data-filled": _("has a text"), "data-errors": _("has errors")},
)


def with_nonce(media, request):
    """The same scripts and styles, with the request's nonce on the one inline script, the editor's import map."""
    return js_asset.Media.from_media(media, nonce=str(getattr(request, "csp_nonce", "")))


class NewsroomBase(admin.ModelAdmin):
    """Quick lists, bounded searches and a form that passes the strict content security policy."""

    show_full_result_count = False
    show_facets = ShowFacets.NEVER  # facets count the table once for every choice
    paginator = CappedPaginator
    list_per_page = 50
    list_max_show_all = 0
    # For a website typed as example.org, and none that leads elsewhere than it says.
    formfield_overrides = {models.URLField: {"assume_scheme": "https", "validators": [validate_web_address]}}

    class Media:
        js = (LANGUAGE_TABS,)

    def changelist_view(self, request, extra_context=None):
        """The list; an address with a NUL in a filter is nonsense, at which PostgreSQL would fail."""
        if any("\x00" in "".join(texts) for name, texts in request.GET.lists() if name != SEARCH_VAR):
            raise BadRequest("NUL in a filter")
        return super().changelist_view(request, extra_context)

    def changeform_view(self, request, *args, **kwargs):
        """The form; a free address that a colleague takes in the same moment is no error."""
        return again_if_taken(super().changeform_view)(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        """Let the text editor start under the content security policy."""
        context["media"] = with_nonce(context["media"], request)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        """Search as typed, and in plain Latin letters, which is how addresses are written.

        The second search finds Зоран by „зоран" on SQLite, which does not know capital Cyrillic letters.
        """
        term = tidy_search(search_term)
        found, repeats = super().get_search_results(request, queryset, term)
        plain = tidy_search(to_ascii(term, "mk").lower())
        if plain and plain != term.lower():
            also, repeats_too = super().get_search_results(request, queryset, plain)
            found, repeats = found | also, repeats or repeats_too
        return found, repeats


class NewsroomAdmin(LanguageLabels, NewsroomBase, TranslationAdmin):
    """A list and a form for something with words in each language."""

    @admin.display(description=_("languages"))
    def written_in(self, record) -> str:
        """The languages in which the record has a name."""
        return " ".join(code for code in ALL if getattr(record, f"name_{code}", None))
