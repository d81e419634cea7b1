"""What the pages of this package have in common: which story, which edition, and where to go back to."""

from django.contrib import admin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.admin import panel
from articles.models import Article, Edition


def story_at(pk: int) -> Article:
    """The story of the address, with its editions; one in the bin is not there."""
    kept = Article.objects.kept().select_related("section").prefetch_related("editions")
    return get_object_or_404(kept, pk=pk)


def edition_of(article: Article, language: str) -> Edition:
    """The edition of the address; 404 if there is none."""
    for edition in article.editions.all():
        if edition.language == language:
            edition.article = article  # with its words, which would be read again
            return edition
    raise Http404


def back_to(article: Article, user, edition: Edition | None = None):
    """Go back to where the edition is written, or to the story."""
    return redirect(back_url(article, user, edition))


def back_url(article: Article, user, edition: Edition | None = None) -> str:
    """Where the edition is written, or the story's languages."""
    if edition:
        return panel.edit_url(article, user, edition.language)
    return reverse("admin:articles_article_languages", args=[article.pk])


def show(request, template: str, article: Article, title: str, **context):
    """Answer with a page of the newsroom."""
    return render(request, f"admin/articles/life/{template}.html", frame(request, article, title) | context)


def frame(request, article: Article, title: str) -> dict:
    """What every page about a story needs."""
    return admin.site.each_context(request) | {"title": title, "article": article, "opts": Article._meta}
