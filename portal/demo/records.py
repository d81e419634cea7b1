"""Everything a demo story refers to: pictures, sections, tags, organizations, people, venues and events."""

from django.core.files.base import ContentFile
from django.db import models

from articles.models import Section, Storyline, Tag
from events.models import Event, Venue
from events.revising import revise
from languages.slugs import unique_slug
from organizations.models import Organization
from people.models import Person
from pictures.models import Licence, Picture
from portal.demo.content_files import columns
from portal.demo.drawings import draw
from portal.demo.register import Register

CREDIT = "Nevipe"
EVENT_FIELDS = (
    "starts_on", "ends_on", "precision", "starts_at_time", "ends_at_time", "zone", "status", "has_new_date", "was_on",
)  # fmt: skip


def picture(key: str, entry: dict, register: Register) -> Picture:
    """Draw one illustration; saving it also makes its sizes."""
    return Picture.objects.create(
        file=ContentFile(draw(key), name=f"{key}.jpg"),
        credit=CREDIT,
        licence=Licence.CC0,
        is_illustration=True,
        focal_x=entry["focal_x"],
        focal_y=entry["focal_y"],
        **columns(entry, "alt", "caption"),
    )


def section(key: str, entry: dict, register: Register) -> Section:
    """One section; the order of the file is the order of the menu."""
    position = Section.objects.aggregate(last=models.Max("position", default=0))["last"] + 1
    return Section.objects.create(
        slug=free_slug(Section, key), position=position, **columns(entry, "name", "description")
    )


def tag(key: str, entry: dict, register: Register) -> Tag:
    """One tag. If an editor has made a tag of that name already, the address tells the two apart."""
    names = columns(entry, "name")
    taken = models.Q(*((column, name) for column, name in names.items()), _connector=models.Q.OR)
    if Tag.objects.filter(taken).exists():
        names = {column: f"{name} (demo)" for column, name in names.items()}
    return Tag.objects.create(slug=free_slug(Tag, key), **names)


def storyline(key: str, entry: dict, register: Register) -> Storyline:
    """One storyline; its stories come later."""
    over = entry.get("is_over", False)
    return Storyline.objects.create(
        slug=free_slug(Storyline, key), is_over=over, **columns(entry, "name", "summary")
    )


def organization(key: str, entry: dict, register: Register) -> Organization:
    """One organization with its other names."""
    made = Organization.objects.create(
        slug=free_slug(Organization, key),
        parent=register.get(f"organizations:{entry.get('parent')}"),
        **columns(entry, "name", "acronym", "summary", "disambiguation"),
    )
    add_names(made, entry)
    return made


def person(key: str, entry: dict, register: Register) -> Person:
    """One person with other names and positions."""
    made = Person.objects.create(
        slug=free_slug(Person, key),
        is_private=entry.get("is_private", False),
        **columns(entry, "name", "summary"),
    )
    add_names(made, entry)
    for position in entry.get("positions", []):
        dates = {field: position[field] for field in position if field.startswith(("started_", "ended_"))}
        in_office = register.get(f"organizations:{position['organization']}")
        made.positions.create(organization=in_office, **columns(position, "title"), **dates)
    return made


def venue(key: str, entry: dict, register: Register) -> Venue:
    """One place."""
    plain = {
        field: entry[field]
        for field in ("address", "country", "latitude", "longitude", "website")
        if field in entry
    }
    return Venue.objects.create(**plain, **columns(entry, "name", "city"))


def event(key: str, entry: dict, register: Register) -> Event:
    """One event with its place, hosts and participants."""
    plain = {field: entry[field] for field in EVENT_FIELDS if field in entry}
    made = Event.objects.create(
        slug=free_slug(Event, key),
        venue=register.get(f"venues:{entry.get('venue')}"),
        picture=register.get(f"pictures:{entry.get('picture')}"),
        **plain,
        **columns(entry, "name", "summary", "status_note"),
    )
    made.organizers.set(register.all("organizations", entry["organizers"]))
    made.participants.set(register.all("people", entry["participants"]))
    add_names(made, entry)
    revise(Event.objects.filter(pk=made.pk))
    return made


KINDS = {
    "pictures": picture,
    "sections": section,
    "tags": tag,
    "storylines": storyline,
    "organizations": organization,
    "people": person,
    "venues": venue,
    "events": event,
}
"""How one entry of each file becomes a record, in an order in which everything finds what it refers to."""


def add_names(record: models.Model, entry: dict) -> None:
    """Write down every other way to spell a name."""
    names = record.other_names
    made = [names.model(**{names.field.name: record}, **name) for name in entry.get("other_names", [])]
    if names.bulk_create(made):
        record.save(update_fields=["slug"])  # whoever listens, as the search does, hears of them


def free_slug(model: type[models.Model], key: str) -> str:
    """The key as an address, or the next free one if an editor took it first."""
    return unique_slug(key, lambda slug: model.objects.filter(slug=slug).exists())
