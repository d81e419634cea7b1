"""Pages of events: what comes next, a month on the wall, each event with the stories about it."""

from django.template.response import TemplateResponse
from django.utils.translation import get_language

from articles.archives import first_of_month
from portal.entities import event_page, whole
from portal.entities.page_keys import key_of


def events(request):
    """What comes next, and what has been."""
    return TemplateResponse(request, "events/index.html", event_page.lists())


def month(request, year, month):
    """One month, day by day."""
    first = first_of_month(year, month)
    return TemplateResponse(request, "events/month.html", event_page.month(first, get_language()))


def event(request, slug):
    """One event: when, where, who, and the stories before and after."""
    found, lists = whole.event(slug)
    request.page_key = key_of(found)
    return TemplateResponse(request, "events/detail.html", event_page.page(request, found, lists))
