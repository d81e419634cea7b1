"""Pages of people, organizations and events, each with the stories about them."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from articles.models import Edition
from events.models import Event
from languages.fallback import words
from organizations.models import Organization
from people.models import Person, Position
from portal.directories import by_letter

STORIES = 20


def _stories(**about) -> list[Edition]:
    language = get_language()
    editions = Edition.objects.readable(language).filter(**about).for_card(language)
    return list(editions.newest_first().distinct()[:STORIES])


def people(request):
    """Everybody in the news who acts in public, from A to Z."""
    return render(request, "people/index.html", {"groups": by_letter(Person.objects.public())})


def person(request, slug):
    """One person: positions, other names, the stories."""
    positions = Prefetch("positions", Position.objects.select_related("organization"))
    public = Person.objects.public().for_page().prefetch_related(positions, "other_names")
    found = get_object_or_404(public, slug=slug)
    context = {
        "person": found, "names": list(found.other_names.all()), "positions": list(found.positions.all()),
        "biography": words(found, "biography", get_language()), "editions": _stories(article__people=found),
    }  # fmt: skip
    return render(request, "people/detail.html", context)


def organizations(request):
    """Every organization in the news, from A to Z."""
    return render(request, "organizations/index.html", {"groups": by_letter(Organization.objects.all())})


def organization(request, slug):
    """One organization: what it is part of, its people, the stories."""
    positions = Prefetch(
        "positions", Position.objects.filter(person__is_private=False).select_related("person")
    )
    pages = Organization.objects.for_page().prefetch_related(positions, "other_names", "children")
    found = get_object_or_404(pages, slug=slug)
    context = {
        "organization": found, "names": list(found.other_names.all()), "parent": found.parent,
        "children": list(found.children.all()), "positions": list(found.positions.all()),
        "description": words(found, "description", get_language()),
        "editions": _stories(article__organizations=found),
    }  # fmt: skip
    return render(request, "organizations/detail.html", context)


def events(request):
    """What comes next, and what has been."""
    upcoming, past = Event.objects.upcoming().for_page(), Event.objects.past().for_page()
    return render(request, "events/index.html", {"upcoming": list(upcoming[:50]), "past": list(past[:50])})


def event(request, slug):
    """One event: when, where, who, and the stories before and after."""
    pages = Event.objects.for_page().prefetch_related("organizers", "participants", "other_names")
    found = get_object_or_404(pages, slug=slug)
    context = {
        "event": found, "venue": found.venue, "names": list(found.other_names.all()),
        "organizers": list(found.organizers.all()),
        "participants": [person for person in found.participants.all() if not person.is_private],
        "description": words(found, "description", get_language()), "editions": _stories(article__events=found),
    }  # fmt: skip
    return render(request, "events/detail.html", context)
