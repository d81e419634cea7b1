"""The desk: translate side by side with the source."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from articles import handing_in
from articles.admin import (
    handed_in,
    kept_form,
    life,
    moves,
    names_panel,
    naming,
    own_column,
    panel,
    still_correct,
)
from articles.admin.desk_source import chosen_source, readable
from articles.admin.translation_form import TranslationForm
from articles.models import Article, Edition
from articles.permissions import may_confirm, may_edit_story, may_open_desk, may_publish, may_see_drafts
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
    """The words of one language beside those that they are translated from."""
    article = _article(pk)
    edition = _edition(article, language)
    if not (may_open_desk(request.user, article, language, edition) or may_publish(request.user, article)):
        raise PermissionDenied
    if language == article.original_language and may_edit_story(request.user, article):
        return redirect("admin:articles_article_change", pk)
    source = chosen_source(article, language, edition, request.GET.get("from", ""))
    form = TranslationForm(request.POST or None)
    form.bind_translation(article, language, edition, source)
    handed_in.bind(form, request.user)
    if request.method == "POST" and (answer := _answer(request, article, form)):
        return answer
    return render(request, "admin/articles/article/desk.html", _desk_context(request, article, form, source))


def _answer(request, article, form):
    """Do what was asked for; nothing if the form has to be shown again."""
    if "_still_correct" in request.POST:
        done = still_correct.confirm(request, article, form)
        return redirect(request.get_full_path()) if done else None
    if not form.is_valid():
        return None
    if moves.asked_for(request.POST) == moves.HAND_IN:
        return redirect(request.path) if handed_in.send(request, form) else None
    return _save(request, article, form)


def _save(request, article, form):
    """Save what was written, tell what happened to the source meanwhile, and stay or show it."""
    moves.save(request, article, form)
    if form.handed_in:
        handing_in.put_aside(request.user, article, form.language)
    still_correct.tell_of_newer_source(request, form)
    if page := moves.page_after(request):
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
    kept = kept_form.context(request, form)
    return _context(request, article) | life.context(request.user, article, form.edition) | kept | {
        "form": form, "edition": form.edition, "desk_language": ALL[form.language], "source": source,
        "source_choices": readable(article, form.language),
        "may_confirm": source and may_confirm(request.user, article, form.language, form.edition),
        "names": names_panel.rows(article, source.edition.language if source else form.language, form.language,
                                  request.user),
        "moves": moves.moves_for(request.user, article, form.edition, form.language),
        "is_nav_sidebar_enabled": False,  # two columns of text need the room
        "media": with_nonce(form.media, request),
    } | naming.context(request, form) | own_column.context(form, source) | handed_in.context(
        request.user, form
    )  # fmt: skip
