"""Two records of one man, as a newsroom gets them, with everything that can hang on each."""

from datetime import date

from people.models import Person
from tests.factories import ArticleFactory, EventFactory, OrganizationFactory, PersonFactory, PositionFactory


def two_of_one_man() -> tuple[Person, Person]:
    """Antonio Tajani, and the Antonio Tianni whom another text has brought in."""
    kept = PersonFactory(
        name_en="Antonio Tajani", name_mk="Антонио Тајани", slug="antonio-tajani", summary_en="President."
    )
    gone = PersonFactory(
        name_en="Antonio Tianni", name_mk="Антонио Тајани", slug="antonio-tianni",
        summary_en="Somebody.", summary_mk="Претседател.", website="https://example.org/tianni",
    )  # fmt: skip
    return kept, gone


def busy(kept: Person, gone: Person) -> dict:
    """Stories, bylines, positions, events and other names, some of them with both."""
    parliament, union = OrganizationFactory(), OrganizationFactory()
    own, both, theirs = (ArticleFactory(published=["mk"]) for _number in range(3))
    own.people.add(kept)
    both.people.add(kept, gone)
    theirs.people.add(gone)
    PositionFactory(person=kept, organization=parliament, title_en="President", started_on=date(2017, 1, 17))
    same = PositionFactory(
        person=gone, organization=parliament, title_en="President", started_on=date(2017, 1, 17)
    )
    other = PositionFactory(person=gone, organization=union, title_en="Member")
    both.bylines.create(person=kept)
    both.bylines.create(person=gone)
    theirs.bylines.create(person=gone, position=same)
    event = EventFactory()
    event.participants.add(gone)
    kept.other_names.create(name="Tajani", kind="short")
    gone.other_names.create(name="Tajani", kind="short")
    gone.other_names.create(name="Tianni", kind="misspelling")
    return {
        "own": own, "both": both, "theirs": theirs, "event": event, "same": same, "other": other,
        "parliament": parliament, "union": union,
    }  # fmt: skip


def everything() -> dict[str, list]:
    """All that is stored about people, positions, names, bylines and links, to compare two moments."""
    from articles.models import Article, Byline
    from events.models import Event
    from people.models import PersonName, Position

    plain = {model.__name__: list(model.objects.order_by("pk").values()) for model in
             (Person, PersonName, Position, Byline)}  # fmt: skip
    through = (Article.people.through, Event.participants.through)
    links = {model.__name__: sorted(model.objects.values_list(*_ends(model))) for model in through}
    return plain | links


def _ends(through) -> list[str]:
    return [field.attname for field in through._meta.fields if field.is_relation]
