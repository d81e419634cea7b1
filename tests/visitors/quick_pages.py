"""Addresses of pages that say nothing, for tests in which a thousand readers pass through the real middleware."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path


def page(request):
    response = HttpResponse("<p>Story</p>")
    response.page_key = "articles.article:42"
    return response


urlpatterns = i18n_patterns(path("about/", page, name="about"))
