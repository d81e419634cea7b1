"""What a change means to pages: the keys of every page that may look different now.

Two kinds of keys. `people.person:7` is on every page that shows this person; `in:people.person:7` on every page that
lists the stories of this person, and `stories:mk` on those that list stories in Macedonian. `table:people_person` is
on pages of which nobody has said more exactly what they read.
"""

from collections.abc import Iterable

from django.db.models import Q

from articles.models import Article, Edition, TaggedArticle
from events.models import Event
from languages.registry import enabled
from newsroom.models import FrontPage
from portal.freshness.log import Note
from portal.freshness.tables import STORIES, STORY, WATCHED

ALL_PAGES = "all"
"""The key that every page has."""
EVERYTHING = "everything"
"""The key of pages of which nothing is known: any change may be theirs."""
MENU = "menu"
UPCOMING = "events:upcoming"
STORIES_MOVED = "stories"
"""The key of lists of all languages."""
MANY = 200
"""So many stories that come or go between two looks empty the cache; asking what each of them means would take long."""
FOR_ALL = {"articles_fallback", "visitors_countryname", EVERYTHING}


def keys_after(notes: Iterable[Note]) -> set[str]:
    """The keys of all pages that these changes can have touched; none if no reader can see any of it."""
    stories, moved, keys = set(), set(), set()
    for note in notes:
        if note.source in FOR_ALL or note.source not in WATCHED:
            return {ALL_PAGES}
        if note.source in STORIES:
            stories.add(note.thing)
            if note.moved:
                moved.add(note.thing)
        else:
            keys |= _of_thing(note)
    keys |= _of_stories(stories, moved, list(notes)) if stories else set()
    return keys


def _of_thing(note: Note) -> set[str]:
    """A person, a place, a rule."""
    watched = WATCHED[note.source]
    if note.source == "newsroom_frontpage" and not note.moved:
        return set()
    if note.source == "newsroom_slot" and not FrontPage.objects.filter(pk=note.thing, state="live").exists():
        return set()
    keys = {f"table:{note.source}", f"{watched.kind}:{note.thing}"}
    if note.other:
        keys.add(f"{watched.other_kind}:{note.other}")
    if note.source == "events_event" and _is_upcoming(note.thing):
        keys.add(UPCOMING)
    return keys


def _is_upcoming(event: int) -> bool:
    """Whether it can newly stand among what comes next. If it stood there before, the page carries its own key."""
    return Event.objects.upcoming().filter(pk=event).exists()


def _of_stories(stories: set[int], moved: set[int], notes: list[Note]) -> set[str]:
    if len(stories) > MANY:
        return {ALL_PAGES}
    public = _known(stories) | _gone(notes)
    keys = {f"{STORY}:{pk}" for pk in public}
    for note in notes:
        if note.source in STORIES and note.thing in public:
            keys.add(f"table:{note.source}")
            if note.moved and note.other:
                keys.add(f"in:{STORIES[note.source].other_kind}:{note.other}")
    return keys | keys_of_moved(moved & public)


def _known(stories: set[int]) -> set[int]:
    """Those of which readers can know. What is written on the others is nobody's business yet."""
    return set(Edition.objects.known().filter(article__in=stories).values_list("article", flat=True))


def _gone(notes: list[Note]) -> set[int]:
    """Stories of which the database says that an edition was out, or is."""
    return {note.thing for note in notes if note.source == "articles_edition" and note.moved}


def keys_of_moved(stories: set[int]) -> set[str]:
    """The lists that may have gained or lost these stories, and the stories beside which they stand."""
    if not stories:
        return set()
    keys = {STORIES_MOVED, "table:articles_edition"} | {f"{STORY}:{pk}" for pk in stories}
    editions = list(Edition.objects.filter(article__in=stories).select_related("article").only(
        "language", "published_at", "article__section_id"
    ))  # fmt: skip
    languages = {edition.language for edition in editions} or set(enabled())
    keys |= {f"stories:{code}" for code in _reading(languages)}
    keys |= {f"in:articles.section:{edition.article.section_id}" for edition in editions}
    keys |= {f"{STORY}:{pk}" for edition in editions for pk in _beside(edition)}
    return keys | _linked(stories)


def _reading(languages: set[str]) -> set[str]:
    """The languages whose lists may show a story of these: their own, and those that they stand in for."""
    from articles.standins import chain_of

    return {code for code in enabled() if code in languages or languages & set(chain_of(code))}


def _linked(stories: set[int]) -> set[str]:
    """What these stories are about, as keys of lists."""
    links = {
        "articles.tag": TaggedArticle.objects.filter(content_object__in=stories).values_list("tag_id"),
        "people.person": Article.people.through.objects.filter(article__in=stories).values_list("person_id"),
        "organizations.organization": Article.organizations.through.objects.filter(
            article__in=stories
        ).values_list("organization_id"),
        "events.event": Article.events.through.objects.filter(article__in=stories).values_list("event_id"),
        "articles.storyline": Article.storylines.through.objects.filter(article__in=stories).values_list(
            "storyline_id"
        ),
    }
    return {f"in:{kind}:{pk}" for kind, rows in links.items() for (pk,) in rows.distinct()}


def _beside(edition: Edition) -> set[int]:
    """The stories before and after this one in its section: each leads on to it now."""
    if edition.published_at is None:
        return set()
    found = set()
    for language in _reading({edition.language}):
        cards = Edition.objects.readable(language).filter(article__section_id=edition.article.section_id)
        cards = cards.exclude(article=edition.article_id)
        at, pk = edition.published_at, edition.pk
        older = cards.filter(Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(pk__lt=pk))).newest_first()
        newer = cards.filter(Q(published_at__gte=at) & (Q(published_at__gt=at) | Q(pk__gt=pk)))
        for side in (older, newer.order_by("published_at", "pk")):
            found |= set(side.values_list("article_id", flat=True)[:1])
    return found
