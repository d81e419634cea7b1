"""Earlier texts of an edition: who saved what and when, any two compared, one brought back."""

from itertools import pairwise

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import working_copies, writing
from articles.admin.autosave import form_address
from articles.admin.kept_form import compared
from articles.errors import NewsroomError
from articles.models import Article, Edition, Revision
from articles.models.article import WORDS
from articles.permissions import may_see_drafts, may_write
from languages.numbers import whole_number
from languages.registry import ALL

PER_PAGE = 50
INLINE, BESIDE = "inline", "beside"


def urls(wrap) -> list:
    """The addresses of the earlier texts."""
    start = "<int:pk>/revisions/<str:language>/"
    return [
        path(start, wrap(list_view), name="articles_article_revisions"),
        path(f"{start}compare/", wrap(compare_view), name="articles_article_compare"),
        path(f"{start}restore/", wrap(restore_view), name="articles_article_restore"),
        path(f"{start}aside/<int:copy>/", wrap(aside_view), name="articles_article_aside"),
    ]


def list_view(request, pk, language):
    """Every text that was saved, newest first, and the colleague's own that were not."""
    edition = _edition(request, pk, language)
    page = Paginator(edition.revisions.select_related("by").defer(*WORDS), PER_PAGE).get_page(
        request.GET.get("page")
    )
    _count_words(edition, list(page))
    return render(request, "admin/articles/article/revisions.html", _context(request, edition) | {
        "title": _("Earlier texts"), "page": page,
        "aside": working_copies.laid_aside(request.user, edition.article, language),
    })  # fmt: skip


def compare_view(request, pk, language):
    """Two texts as one, or side by side."""
    edition = _edition(request, pk, language)
    old, new = sorted(
        (_revision(edition, request.GET.get(name)) for name in ("old", "new")), key=lambda it: it.number
    )
    fields = compared(old.words, new.words)
    for field in fields:
        name = field["field"]
        field |= {"before": old.words[name], "after": new.words[name], "is_prose": name == "body"}
    return render(request, "admin/articles/article/compare.html", _context(request, edition) | {
        "title": _("Text %(old)s and text %(new)s") % {"old": old.number, "new": new.number},
        "old": old, "new": new, "both": [old, new], "fields": fields, "beside": request.GET.get("view") == BESIDE,
    })  # fmt: skip


def aside_view(request, pk, language, copy):
    """A text of the colleague's own that was not saved, compared with what is saved now."""
    edition = _edition(request, pk, language)
    mine = get_object_or_404(working_copies.laid_aside(request.user, edition.article, language), pk=copy)
    return render(request, "admin/articles/article/aside.html", _context(request, edition) | {
        "title": _("A text that was put aside"), "copy": mine,
        "fields": compared(edition.article.words(language), mine.words),
    })  # fmt: skip


@require_POST
def restore_view(request, pk, language):
    """Bring back an earlier text as a new one."""
    edition = _edition(request, pk, language)
    if not may_write(request.user, edition.article, language, edition):
        raise PermissionDenied
    revision = _revision(edition, request.POST.get("number"))
    version = whole_number(request.POST.get("version", ""))
    if version is None:
        raise Http404
    try:
        writing.restore(edition, revision=revision, by=request.user, version=version)
    except NewsroomError as refused:
        messages.error(request, str(refused))
        return redirect("admin:articles_article_revisions", pk, language)
    messages.success(request, _("Text %(number)s is back, as the newest.") % {"number": revision.number})
    return redirect(form_address(pk, language))


def _edition(request, pk, language) -> Edition:
    article = get_object_or_404(Article.objects.kept().prefetch_related("editions"), pk=pk)
    if not may_see_drafts(request.user, article):
        raise PermissionDenied
    return get_object_or_404(Edition.objects.select_related("article"), article=article, language=language)


def _revision(edition: Edition, number) -> Revision:
    """One text of this edition and of no other."""
    asked = whole_number(number, digits=9)
    if asked is None:
        raise Http404
    return get_object_or_404(edition.revisions.select_related("by"), number=asked)


def _count_words(edition: Edition, revisions: list[Revision]) -> None:
    """How many words each saving changed: by how much it was more than the one before."""
    if not revisions:
        return
    before = edition.revisions.filter(number__lt=revisions[-1].number).order_by("-number").first()
    for newer, older in pairwise([*revisions, before]):
        newer.changed = newer.churn - (older.churn if older else 0)


def _context(request, edition: Edition) -> dict:
    article = edition.article
    return admin.site.each_context(request) | {
        "opts": Article._meta, "article": article, "edition": edition, "desk_language": ALL[edition.language],
        "may_restore": may_write(request.user, article, edition.language, edition),
        "form_address": form_address(article.pk, edition.language),
    }  # fmt: skip
