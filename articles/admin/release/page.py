"""What the pages of the release plan have in common."""

from django.contrib import admin
from django.shortcuts import render
from django.urls import reverse

from articles.models import Article


def back_url(article: Article) -> str:
    """The languages of the story."""
    return reverse("admin:articles_article_languages", args=[article.pk])


def show(request, template: str, article: Article, title: str, **context):
    """Answer with a page of the newsroom."""
    frame = admin.site.each_context(request) | {"title": title, "article": article, "opts": Article._meta}
    context = frame | {"back": back_url(article)} | context
    return render(request, f"admin/articles/release/{template}.html", context)
