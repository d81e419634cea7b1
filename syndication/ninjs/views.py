"""The address of a story for newsrooms: the same rules as its page, in a format for programs."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from articles import lookup, story
from articles.models import Edition
from syndication.for_everybody import open_to_programs
from syndication.ninjs.item import canceled, complete, item_of
from syndication.texts import address_of

NINJS = "application/json"


@require_safe
@open_to_programs
@conditional_page
def item(request, slug):
    """One edition as a ninjs item; gone, moved or not there exactly where its page is."""
    found = lookup.find(get_language(), slug)
    if found is None or found.elsewhere:
        return JsonResponse({"detail": "There is no such edition."}, status=404)
    if found.moved_to:
        return redirect("syndication:ninjs", slug=found.moved_to.slug, permanent=True)
    if found.withdrawn:
        gone = canceled(found.withdrawn, story.gone(found.withdrawn)["gone_at"])
        return JsonResponse(gone, status=410, content_type=NINJS)
    return _answer(found.edition)


def _answer(edition: Edition) -> JsonResponse:
    complete([edition])
    response = JsonResponse(item_of(edition), content_type=NINJS)
    response.headers["Link"] = f'<{address_of(edition)}>; rel="canonical"'
    return response
