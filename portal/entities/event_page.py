"""What the pages of events print: records, stories and the calendar for programs."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from articles.coverage import coverage
from events import months
from events.models import Event
from events.places import map_url
from languages.alternates import whole
from languages.dates import weekday_names
from languages.fallback import words
from portal.entities import news
from portal.entities.written import also_written

LINES = 50


def lists() -> dict:
    """What comes next, what waits for a new date, what has been, and where to subscribe to it."""
    found = {
        "upcoming": Event.objects.upcoming(),
        "waiting": Event.objects.waiting(),
        "past": Event.objects.past(),
    }
    lines = {name: list(events.for_list()[:LINES]) for name, events in found.items()}
    return lines | subscription() | {"today": timezone.localdate()}


def subscription() -> dict:
    """The address of the calendar: for programs that know ``webcal``, and for all others."""
    address = whole(reverse("syndication:events_calendar"))
    return {"calendar_url": address, "webcal_url": f"webcal://{address.partition('://')[2]}"}


def month(first: date, language: str) -> dict:
    """One month, and the way to the months beside it."""
    shown = months.month(first, language)
    names = weekday_names(language)  # from Monday on, wherever the week begins
    turned = [names[day.on.weekday()] for day in shown.weeks[0]]
    return {"month": shown, "beside": months.beside(shown), "weekdays": turned} | subscription()


def page(request, event: Event, lists: dict[str, list]) -> dict:
    """One event: when, where, who, the stories before and after it, and events beside it."""
    language = get_language()
    parts = coverage(event, language)
    return lists | {
        "event": event, "venue": event.venue, "map_url": map_url(event.venue), "parts": parts,
        "written": also_written(event, lists["names"]), "description": words(event, "description", language),
        "elsewhere": [] if parts else news.languages(request, event),
    }  # fmt: skip
