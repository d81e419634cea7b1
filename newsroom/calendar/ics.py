"""The calendar as a file for calendar programs (RFC 5545): days for plans and events, moments in UTC for editions."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from newsroom.calendar.entries import DAY, Entry, Wanted, all_day_text, entries
from prose.plain import one_line

BACK, AHEAD = timedelta(days=31), timedelta(days=366)


def feed(user) -> bytes:
    """Everything from a month ago to a year ahead that this colleague may see."""
    today = timezone.localdate()
    found = entries(user, today - BACK, today + AHEAD, Wanted())
    calendar = Calendar()
    calendar.add("prodid", "-//Nevipe//Newsroom//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(settings.SITE_NAME))
    for entry in found:
        calendar.add_component(_event(entry))
    return calendar.to_ical()


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", timezone.now().astimezone(UTC))
    event.add("summary", one_line(all_day_text(entry)))
    if entry.at is None:
        event.add("dtstart", entry.day)
        event.add("dtend", (entry.until or entry.day) + DAY)
        event.add("transp", "TRANSPARENT")  # a plan keeps nobody from making an appointment
    else:
        event.add("dtstart", entry.at.astimezone(UTC))
    if entry.article:
        event.add(
            "url", settings.SITE_URL + reverse("admin:articles_article_change", args=[entry.article.pk])
        )
    return event
