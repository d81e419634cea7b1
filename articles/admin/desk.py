"""The desk: translate side by side with the source."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from articles.admin import life, moves, panel
from articles.admin.words_form import WordsForm
from articles.models import Article, Edition
from articles.permissions import may_edit_story, may_open_desk, may_publish, may_see_drafts
from articles.staleness import staleness
from languages.registry import ALL
from prose.admin import again_if_taken, with_nonce


def languages_view(request, pk):
    """The language panel on a page of its own, for colleagues who do not edit the story itself."""
    article = _article(pk)
    if not may_see_drafts(request.user, article):
        raise PermissionDenied
    return render(request, "admin/articles/article/languages.html", _context(request, article))


@again_if_taken
@transaction.atomic
def desk_view(request, pk, language):
    """The words of one language beside those of the original."""
    article = _article(pk)
    edition, source = _edition(article, language), _edition(article, article.original_language)
    if not (may_open_desk(request.user, article, language, edition) or may_publish(request.user, article)):
        raise PermissionDenied
    if language == article.original_language and may_edit_story(request.user, article):
        return redirect("admin:articles_article_change", pk)
    form = WordsForm(request.POST or None)
    form.bind_edition(article, language, edition, source if source != edition else None)
    if request.method == "POST" and form.is_valid():
        return _save(request, article, form)
    return render(request, "admin/articles/article/desk.html", _desk_context(request, article, form, source))


def _save(request, article, form):
    """Save what was written, and stay or show it."""
    moves.save(request, article, form)
    if page := moves.page_after(request.POST):
        return redirect(page, article.pk, form.language)
    return redirect("admin:articles_article_desk", article.pk, form.language)


def _article(pk) -> Article:
    return get_object_or_404(
        Article.objects.kept().select_related("section").prefetch_related("editions"), pk=pk
    )


def _edition(article: Article, language: str) -> Edition | None:
    if language not in ALL:
        raise Http404
    return next((edition for edition in article.editions.all() if edition.language == language), None)


def _context(request, article: Article) -> dict:
    return admin.site.each_context(request) | life.context(request.user, article, None) | {
        "title": str(article), "article": article, "panel": panel.rows(article, request.user),
        "opts": Article._meta, "may_edit_story": may_edit_story(request.user, article),
    }  # fmt: skip


def _desk_context(request, article, form, source) -> dict:
    language, original = ALL[form.language], ALL[article.original_language]
    return _context(request, article) | life.context(request.user, article, form.edition) | {
        "form": form, "edition": form.edition, "desk_language": language, "source_language": original,
        "source": source, "source_words": article.words(article.original_language),
        "source_is_newer": bool(staleness(form.edition, source)),
        "moves": moves.moves_for(request.user, article, form.edition, form.language),
        "is_nav_sidebar_enabled": False,  # two columns of text need the room
        "media": with_nonce(form.media, request),
    }  # fmt: skip
