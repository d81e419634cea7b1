"""Preview: the exact public page of each language, as wide as a telephone or a desk; and secret links to it."""

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from articles import previewing
from articles.errors import NewsroomError
from articles.models import Article, Edition, PreviewLink, Revision
from articles.permissions import may_see_drafts, may_share
from articles.secret_page import page
from languages.numbers import whole_number
from languages.registry import ALL
from prose.emails import protect_page

HIGHEST = 2**31 - 1


class LinkForm(forms.Form):
    """How long a secret link lives, and which text it shows."""

    hours = forms.TypedChoiceField(
        label=gettext_lazy("Valid for"), coerce=int, initial=8, widget=forms.RadioSelect,
        choices=lambda: [(hours, ngettext("%d hour", "%d hours", hours) % hours) for hours in previewing.LIFETIMES],
    )  # fmt: skip
    revision = forms.IntegerField(required=False, min_value=1, max_value=HIGHEST, widget=forms.HiddenInput)


def urls(wrap) -> list:
    """The page with its frame, the page inside, and the links."""
    start = "<int:pk>/preview/<str:language>/"
    return [
        path(start, wrap(shell), name="articles_article_preview"),
        path(f"{start}page/", wrap(inner), name="articles_article_preview_page"),
        path(f"{start}links/", wrap(make_link), name="articles_article_preview_links"),
        path(f"{start}links/<int:link>/revoke/", wrap(revoke_link), name="articles_article_preview_revoke"),
    ]


@csp_update({"frame-src": [SELF]})
@require_safe
def shell(request, pk, language):
    """The frame: which language, how wide, and who else may see it."""
    edition = _edition(request, pk, language)
    return _shell(request, edition, LinkForm(initial={"hours": 8, "revision": request.GET.get("revision")}))


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
@require_safe
def inner(request, pk, language):
    """The page as readers will see it. Never cached, never counted, for colleagues only."""
    edition = _edition(request, pk, language)
    response = page(request, edition, _revision(request, edition), {"secret_link": None})
    response.content = protect_page(response.text)  # as on every page for readers
    return response


@csp_update({"frame-src": [SELF]})
@require_POST
def make_link(request, pk, language):
    """Make a secret link and show it this once."""
    edition = _edition(request, pk, language)
    if not may_share(request.user, edition.article, language, edition):
        raise PermissionDenied
    form, token = LinkForm(request.POST), ""
    if form.is_valid():
        try:
            token = previewing.make_link(edition, by=request.user, **form.cleaned_data)
        except NewsroomError as error:
            form.add_error(None, str(error))
    address = settings.SITE_URL + reverse("secret:page", args=[token]) if token else ""
    return _shell(request, edition, form, address)


@require_POST
def revoke_link(request, pk, language, link):
    """End a secret link at once."""
    edition = _edition(request, pk, language)
    if not may_share(request.user, edition.article, language):
        raise PermissionDenied
    previewing.revoke(get_object_or_404(PreviewLink, pk=link, edition=edition))
    messages.success(request, _("The secret link opens nothing any more."))
    return redirect(reverse("admin:articles_article_preview", args=[pk, language]) + "#links")


def _shell(request, edition: Edition, form, address: str = ""):
    article, language = edition.article, ALL[edition.language]
    revision = _revision(request, edition)
    query = f"?revision={revision.number}" if revision else ""
    inside = reverse("admin:articles_article_preview_page", args=[article.pk, edition.language]) + query
    context = admin.site.each_context(request) | {
        "title": _("Preview: %(headline)s") % {"headline": edition.headline or article},
        "article": article, "opts": Article._meta, "edition": edition, "desk_language": language,
        "editions": _tabs(article), "inside": inside, "revision": revision, "form": form, "address": address,
        "may_share": may_share(request.user, article, edition.language, edition),
        "may_revoke": may_share(request.user, article, edition.language),
        "links": previewing.valid_links(edition), "is_nav_sidebar_enabled": False,
    }  # fmt: skip
    return render(request, "admin/articles/article/preview.html", context)


def _tabs(article: Article) -> list[Edition]:
    found = {edition.language: edition for edition in article.editions.all()}
    return [found[code] for code in ALL if code in found]


def _edition(request, pk, language) -> Edition:
    article = get_object_or_404(Article.objects.kept().prefetch_related("editions"), pk=pk)
    if not may_see_drafts(request.user, article):
        raise PermissionDenied
    edition = next((each for each in article.editions.all() if each.language == language), None)
    if edition is None:
        raise Http404
    return edition


def _revision(request, edition: Edition) -> Revision | None:
    """The earlier text that was asked for; 404 if there is none of this number."""
    number = (request.POST if request.method == "POST" else request.GET).get("revision", "")
    if not number:
        return None
    asked = whole_number(number, digits=9)
    found = None if asked is None else previewing.text_of(edition, asked)
    if found is None:
        raise Http404
    return found
