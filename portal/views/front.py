"""The front page of each language, and the door that leads to the right one."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override

from events.models import Event
from languages.negotiation import best_language
from portal import front_page


def best_language_address(accept_language: str) -> str:
    """The front page in the language that a browser prefers."""
    with override(best_language(accept_language)):
        return reverse("portal:front")


def front(request):
    """The newest stories in one language, by section."""
    page = front_page.stories(get_language())
    upcoming = Event.objects.upcoming().select_related("venue")[:4]
    return render(request, "portal/front.html", page | {"upcoming_events": list(upcoming)})


def root(request):
    """Send a reader to the language that the browser asks for; nothing is remembered."""
    response = redirect(best_language_address(request.headers.get("Accept-Language", "")))
    response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Accept-Language"])
    return response
