"""The bin in the newsroom: throwing a story away, taking it out again, and deleting it for good."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles import binning
from articles.errors import NewsroomError
from articles.models import Article
from articles.permissions import may_bin, may_purge

PER_PAGE = 50


def urls(wrap) -> list:
    """The addresses of the bin."""
    return [
        path("bin/", wrap(bin_view), name="articles_article_bin"),
        path("bin/<int:pk>/restore/", wrap(restore_view), name="articles_article_unbin"),
        path("bin/<int:pk>/purge/", wrap(purge_view), name="articles_article_purge"),
    ]


def bin_view(request):
    """What lies in the bin, who threw it away and how long it stays."""
    if not may_bin(request.user):
        raise PermissionDenied
    binned = Article.objects.binned().for_list().select_related("binned_by").order_by("-binned_at", "-pk")
    page = Paginator(binned, PER_PAGE).get_page(request.GET.get("page"))
    for article in page:
        article.days_left = binning.days_left(article)
    return render(request, "admin/articles/article/bin.html", admin.site.each_context(request) | {
        "title": _("Bin"), "opts": Article._meta, "page": page, "may_purge": may_purge(request.user),
    })  # fmt: skip


@require_POST
def restore_view(request, pk):
    """Take a story out of the bin, and go to it."""
    if not may_bin(request.user):
        raise PermissionDenied
    article = binning.restore_from_bin(_binned(pk), by=request.user)
    messages.success(request, _("“%(story)s” is out of the bin again.") % {"story": article})
    return redirect("admin:articles_article_change", pk)


def purge_view(request, pk):
    """Ask once more, then delete a story for good."""
    if not may_purge(request.user):
        raise PermissionDenied
    article = _binned(pk)
    if request.method == "POST":
        binning.purge_one(article)
        messages.success(request, _("“%(story)s” was deleted for good.") % {"story": article})
        return redirect("admin:articles_article_bin")
    return render(request, "admin/articles/article/purge.html", admin.site.each_context(request) | {
        "title": _("Delete for good?"), "opts": Article._meta, "article": article,
    })  # fmt: skip


def _binned(pk) -> Article:
    return get_object_or_404(Article.objects.binned(), pk=pk)


def throw_away(request, articles) -> int:
    """Put stories into the bin, tell what could not be put there and why; give back how many were."""
    done = 0
    for article in articles:
        try:
            binning.put_into_bin(article, by=request.user)
            done += 1
        except NewsroomError as refused:
            messages.error(request, str(refused))
    if done:
        words = ngettext("%(number)s story is in the bin.", "%(number)s stories are in the bin.", done)
        link = format_html(
            '{} <a href="{}">{}</a>',
            words % {"number": done},
            reverse("admin:articles_article_bin"),
            _("Open the bin"),
        )
        messages.success(request, link)
    return done


@admin.action(description=gettext_lazy("Put the chosen stories into the bin"), permissions=["delete"])
def bin_selected(modeladmin, request, queryset):
    """Throw away what was ticked in the list. No question asked: it can be taken back for thirty days."""
    throw_away(request, queryset)


class Binned:
    """Mixin for the admin of stories: its deletion leads into the bin."""

    delete_confirmation_template = "admin/articles/article/into_bin.html"

    def get_actions(self, request):
        """Deleting many is throwing many away."""
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            actions["delete_selected"] = (bin_selected, "delete_selected", bin_selected.short_description)
        return actions

    def delete_view(self, request, object_id, extra_context=None):
        """Ask, then put the story into the bin."""
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        if not self.has_delete_permission(request, article):
            raise PermissionDenied
        if request.method == "POST":
            done = throw_away(request, [article])
            return redirect(*(["admin:articles_article_changelist"] if done else _form(article)))
        return render(request, self.delete_confirmation_template, admin.site.each_context(request) | {
            "title": _("Put into the bin?"), "opts": Article._meta, "article": article,
        })  # fmt: skip


def _form(article: Article) -> list:
    return ["admin:articles_article_change", article.pk]
