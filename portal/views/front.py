"""The front page of each language, and the door that leads to the right one."""

from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override

from articles.elsewhere import elsewhere
from languages.negotiation import best_language
from languages.numbers import whole_number
from languages.registry import enabled
from languages.scripts.addresses import cyrillic_address
from newsroom.fronts.views import for_curators
from newsroom.models import FrontPage
from portal import front_page
from portal.scripts.edition import opens_in_cyrillic


def best_language_address(accept_language: str) -> str:
    """The front page in the language that a browser prefers."""
    return _address(best_language(accept_language))


def front(request):
    """The stories that editors placed by hand, then the newest, in one language."""
    return TemplateResponse(request, "portal/front.html", _page(get_language()))


@for_curators
def preview(request, language):
    """A front page that is not launched, or an earlier one, as readers would see it now. Never cached or counted."""
    if number := request.GET.get("front", ""):
        launched = FrontPage.objects.launched(language)
        arrangement = get_object_or_404(launched, pk=whole_number(number) or 0)
    else:
        arrangement = FrontPage.objects.draft(language).first()
    request.editions_by_language = {code: _address(code) for code in enabled()}
    with override(language):
        page = _page(language, arrangement) | {"preview_of": arrangement}
        return render(request, "portal/front_preview.html", page)


def _page(language: str, arrangement: FrontPage | None = None) -> dict:
    stories = front_page.stories(language, arrangement)
    others = [] if stories["lead"] else elsewhere(_address(language))
    return stories | {"elsewhere": others}


def _address(language: str) -> str:
    with override(language):
        return reverse("portal:front")


def root(request):
    """Send a reader to the language that the browser asks for, and to the letters chosen for Serbian."""
    address = best_language_address(request.headers.get("Accept-Language", ""))
    response = redirect((opens_in_cyrillic(request) and cyrillic_address(address)) or address)
    response.headers["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Accept-Language"])
    return response
