"""Pages of people, organizations and events."""

from events.models import Event
from languages.alternates import whole
from languages.names import NameKind, own_names
from organizations.models import Organization
from people.models import Person
from prose.links import is_web_address
from syndication.structured.images import images
from syndication.structured.mentioned import thing, when_and_where
from syndication.structured.script import filled, words


def person(record: Person, *, names, positions) -> dict:
    """Somebody who acts in public, with the positions held now."""
    held = [position for position in positions if position.organization]
    bodies = dict.fromkeys(position.organization for position in held)
    offices = dict.fromkeys(position.organization for position in held if position.title)
    return _record("Person", record, names) | filled(
        jobTitle=[words(position.title) for position in positions if position.title],
        worksFor=[thing("Organization", organization) for organization in offices],
        memberOf=[thing("Organization", organization) for organization in bodies],
    )  # fmt: skip


def organization(record: Organization, *, names, parent, children) -> dict:
    """A body that acts in the news."""
    acronyms = [acronym for acronym, _language in own_names(record, "acronym")]
    found = _record("Organization", record, names, more=[record.acronym, *acronyms])
    return found | filled(
        parentOrganization=thing("Organization", parent) if parent else None,
        subOrganization=[thing("Organization", child) for child in children],
    )


def event(record: Event, *, names, organizers, participants) -> dict:
    """Something that takes place. Of a date only what is known is told: ``2024-05`` where the day is not."""
    return _record("Event", record, names) | filled(
        **when_and_where(record),
        organizer=[thing("Organization", one) for one in organizers],
        attendee=[thing("Person", one) for one in participants],
        superEvent=thing("Event", record.part_of) | when_and_where(record.part_of)
        if record.part_of
        else None,
    )


def _record(kind: str, record, names, more=()) -> dict:
    """`alternateName`: the name in every language and script, and all other names that are not misspelt."""
    own = [name for name, _language in own_names(record, "name")]
    others = [*own, *(name.name for name in names if name.kind != NameKind.MISSPELLING)]
    address = whole(record.get_absolute_url())
    return filled(
        type_=kind, id_=address, url=address, name=words(record.name), description=words(record.summary),
        alternateName=[words(name) for name in dict.fromkeys([*more, *others]) if name and name != record.name],
        image=images(record.picture), sameAs=_website(record.website),
    )  # fmt: skip


def _website(address: str) -> str:
    return address.replace("@", "%40") if is_web_address(address or "") else ""
