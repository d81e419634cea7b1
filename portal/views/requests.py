"""Readers ask for a story in their language. The page has no cookie, no session and needs no JavaScript."""

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles import lookup
from newsroom import requests


# Django's check needs a cookie, and pages for readers have none: they are the same for everybody and caches may
# keep them. So browsers are asked where the form stood. They are honest about it, and whoever is no browser is
# not helped by lying: all that can be gained is one more in a number, once a day.
@csrf_exempt
@require_POST
def request_translation(request, slug):
    """Count the request, then show the same page again with thanks."""
    if not _is_from_our_page(request):
        raise PermissionDenied
    found = lookup.find(get_language(), slug)
    if found is None:
        raise Http404
    address = reverse("articles:detail", args=[slug])
    if not found.elsewhere:
        return redirect(address)  # it exists meanwhile, or has gone: the page itself says so
    requests.request_translation(found.elsewhere, get_language(), environ=request.META)
    response = redirect(f"{address}?asked=1#asked")
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_from_our_page(request) -> bool:
    """Whether the form stood on a page of ours; each of the three headers can only be set by the browser itself."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site == "same-origin"
    told = request.META.get("HTTP_ORIGIN", request.META.get("HTTP_REFERER"))
    try:
        return told is None or urlsplit(told).netloc == request.get_host()
    except ValueError:  # what is no address is not ours
        return False
