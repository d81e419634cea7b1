"""What machines and other sites may ask about the readers."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from languages.registry import tag_of
from visitors import embedding, figures, flag_picture

FOR_OTHER_SITES = {
    "Cache-Control": "public, max-age=300",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'",
}


@require_safe
def now(request):
    """How many readers are online, and how many visits there were since the counting began."""
    totals = figures.totals()
    answer = {"online": figures.online_now(), "visits": totals.visits, "since": totals.since.isoformat()}
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})


@require_safe
def flag_counter(request):
    """The flag counter as a picture that any site may show."""
    wish = flag_picture.wish(request.GET)
    headers = FOR_OTHER_SITES | {"Content-Language": tag_of(wish.language)}
    return HttpResponse(embedding.flag_counter(wish), content_type="image/svg+xml", headers=headers)
