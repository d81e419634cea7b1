"""What machines may ask about the readers."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from visitors import figures


@require_safe
def now(request):
    """How many readers are online, and how many visits there were since the counting began."""
    totals = figures.totals()
    answer = {"online": figures.online_now(), "visits": totals.visits, "since": totals.since.isoformat()}
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})
