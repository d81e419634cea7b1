"""The addresses of the interface. Each joins a question to an answer."""

from typing import Annotated

from django.utils.translation import override
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI, Path, Query, Status
from ninja.errors import HttpError

from articles import topics
from articles.models import Article, Edition, Section
from events.models import Event
from organizations.models import Organization
from people.models import Person
from syndication.api import answers, cursors, lists
from syndication.api.cards import cards, events, gone, joined, named
from syndication.api.docs import Docs
from syndication.api.questions import Editions, InLanguage, Number, nothing_else, switched_on
from syndication.for_everybody import open_to_programs
from syndication.identity import uri_of
from syndication.models import Entry

WRONG = {404: answers.Wrong, 422: answers.Wrong}

api = NinjaAPI(
    title="Nevipe",
    version="1.0",
    description="Read-only. What readers can read, for programs of other newsrooms. The rules: docs/api.md.",
    urls_namespace="machines:api",
    docs=Docs(),
    docs_decorator=open_to_programs,
)
api.add_decorator(open_to_programs, mode="view")
api.add_decorator(conditional_page, mode="view")


@api.get("/editions", response={200: answers.EditionList, **WRONG}, summary="Editions")
def editions(request, asked: Query[Editions]):
    """Editions that readers can read, the newest first; with `updated_since`, all changes in their order."""
    nothing_else(request, Editions)
    return lists.changes(asked) if asked.updated_since else lists.newest(asked)


@api.get(
    "/editions/{number}",
    response={200: answers.EditionOut, 410: answers.Gone, **WRONG},
    summary="One edition",
)
def edition(request, number: Annotated[Number, Path()]):
    """One edition with its whole ninjs item; 410 if it was taken away."""
    nothing_else(request)
    if found := list(Edition.objects.live().for_page().filter(pk=number)):
        return cards(found, full=True)[number]
    lists.bring_up_to_now()  # it may have gone a moment ago
    entry = Entry.objects.filter(edition=number, number__isnull=False, is_live=False).first()
    if entry is None:
        raise HttpError(404, "There is no such edition.")
    return Status(410, gone(entry))


@api.get(
    "/articles/{number}",
    response={200: answers.ArticleOut, **WRONG},
    summary="One story in all its languages",
)
def article(request, number: Annotated[Number, Path()]):
    """A story with every edition that readers can read."""
    nothing_else(request)
    found = list(
        joined(Edition.objects.live(), full=False).filter(article=number).order_by("published_at", "pk")
    )
    if not found:
        raise HttpError(404, "There is no such story.")
    story: Article = found[0].article
    items = list(cards(found, full=False).values())
    return {
        "uri": uri_of(story), "id": story.pk, "original_language": story.original_language, "editions": items,
    }  # fmt: skip


@api.get("/sections", response={200: answers.NamedList, **WRONG}, summary="Sections")
def sections(request, asked: Query[InLanguage]):
    """The sections of the paper."""
    return _names(request, asked, Section.objects.all())


@api.get("/tags", response={200: answers.NamedList, **WRONG}, summary="Tags")
def tags(request, asked: Query[InLanguage]):
    """The topics that stories share, from the first story on that readers can read."""
    return _names(request, asked, topics.public())


@api.get("/people", response={200: answers.NamedList, **WRONG}, summary="People")
def people(request, asked: Query[InLanguage]):
    """People who act in public. Private persons are in no list."""
    return _names(request, asked, Person.objects.public())


@api.get("/organizations", response={200: answers.NamedList, **WRONG}, summary="Organizations")
def organizations(request, asked: Query[InLanguage]):
    """Organizations in the news."""
    return _names(request, asked, Organization.objects.all())


@api.get("/events", response={200: answers.EventList, **WRONG}, summary="Events")
def all_events(request, asked: Query[InLanguage]):
    """Events with their days and places."""
    return _names(request, asked, Event.objects.select_related("venue"), events)


def _names(request, asked: InLanguage, records, form=None) -> dict:
    """A page of a list of names, in the order in which they were added."""
    nothing_else(request, InLanguage)
    language, question = switched_on(asked.language), {"path": request.path, "language": asked.language}
    if asked.cursor:
        records = records.filter(pk__gt=cursors.read(asked.cursor, question, numbers=1)[0])
    with override(language):
        found = list(records.order_by("pk")[: asked.limit + 1])
        page, more = found[: asked.limit], len(found) > asked.limit
        items = form(page, language) if form else [named(one, language) for one in page]
    follows = cursors.write(question, page[-1].pk) if more else None
    return {"items": items, "next": follows, "has_more": more}
