"""Reading without a net: the page of saved stories, the worker that keeps them, the paper as an app of a telephone."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from languages.registry import tag_of


def worker(request):
    """The script that answers in a reader's browser, once the reader has saved a story there.

    It stands at the top of the site, since a worker answers only for addresses below its own.
    """
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")


@cache
def _worker() -> str:
    return Path(finders.find("js/sw.js")).read_text(encoding="utf-8")


def manifest(request):
    """What a telephone needs to show the paper among its apps, in one language."""
    colour = "#12305e"
    told = {
        "name": settings.SITE_NAME, "short_name": settings.SITE_NAME, "lang": tag_of(get_language()),
        "start_url": reverse("portal:front"), "scope": "/", "display": "minimal-ui",
        "theme_color": colour, "background_color": "#fffefb",
        "icons": [{"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }  # fmt: skip
    return JsonResponse(told, content_type="application/manifest+json")
