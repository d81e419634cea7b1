"""Ten thousand people, organizations and events around the large paper, in PostgreSQL within seconds."""

from django.db import connection

from articles.models import Article
from events.models import Event
from organizations.models import Organization
from people.models import Person, Position
from tests.factories import EventFactory, OrganizationFactory, PersonFactory, PositionFactory
from tests.planner import analyse
from tests.portal.frame.plans import copies, large_paper

NAMES = 10_000
HALF = "n % 2 = 0"
LETTERS = "chr(65 + (n * 7) %% 26) || 'ame ' || n"


def large_paper_with_names() -> None:
    """Somebody, a forum and a meeting of 50,000 stories each, ten thousand others of a few each."""
    large_paper()
    often = PersonFactory(slug="often", name_en="Often Named")
    forum = OrganizationFactory(slug="forum", name_en="Forum")
    meeting = EventFactory(slug="meeting", name_en="Meeting")
    office = PositionFactory(person=often, organization=forum)
    meeting.participants.add(often)
    meeting.organizers.add(forum)
    story = Article.objects.earliest("pk")
    for relation, record in ((story.people, often), (story.organizations, forum), (story.events, meeting)):
        relation.add(record)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        _others(cursor, often, forum, meeting, office)
        _links(cursor, story, often, forum, meeting)
        cursor.execute("SET LOCAL session_replication_role = origin")
    analyse()


def _others(cursor, often: Person, forum: Organization, meeting: Event, office: Position) -> None:
    """Ten thousand of each, and an office for everybody in a hundred organizations."""
    names = {"slug": "'copy-' || n", "name_en": LETTERS, "name_mk": "NULL"}
    copies(cursor, Person, often.pk, times=NAMES, **names)
    copies(cursor, Organization, forum.pk, times=NAMES, **names)
    day = {"starts_on": "DATE '2024-01-01' - n", "ends_on": "NULL"}
    copies(cursor, Event, meeting.pk, times=NAMES, slug="'copy-' || n", **day)
    other = {"person_id": f"{often.pk} + 1 + n", "organization_id": f"{forum.pk} + 1 + n %% 100"}
    copies(cursor, Position, office.pk, times=NAMES, **other)


def _links(cursor, story: Article, often: Person, forum: Organization, meeting: Event) -> None:
    """Every second story is about these three; each of the others about somebody else of the ten thousand."""
    own = {"people": often, "organizations": forum, "events": meeting}
    for relation, record in own.items():
        through = getattr(Article, relation).through
        column = f"{record._meta.model_name}_id"
        kept = through.objects.get(article=story).pk
        also = {"article_id": f"{story.pk} + 1 + n"}
        copies(cursor, through, kept, f"{kept} + 10 + n", HALF, **also)
        also |= {column: f"{record.pk} + 1 + (n * 13) %% {NAMES}"}
        copies(cursor, through, kept, f"{kept} + 200000 + n", "TRUE", **also)
    for relation in ("participants", "organizers"):
        through = getattr(Event, relation).through
        kept = through.objects.get(event=meeting).pk
        copies(cursor, through, kept, times=NAMES, event_id=f"{meeting.pk} + 1 + n")
