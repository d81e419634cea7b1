"""What the sitemap is divided into, and what stands in each file.

A file holds the records whose numbers lie in one stretch: numbers 1 to 4,999 in file 0, the next 5,000 in file 1.
So a file is found at once by its primary key, however many come before it, and a story never moves to another file.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from django.db import connections, models, router
from django.db.models import DateTimeField, F, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles import storylines, topics
from articles.models import Edition, Section
from articles.models.tally import BLOCK
from articles.prepared import Blank, Rows, any_of
from articles.queries import CHANGED_AT
from articles.tallies import reading
from events import months
from events.models import Event
from languages.alternates import ANY_LANGUAGE, alternates, of_page, whole
from languages.registry import enabled
from languages.scripts.addresses import cyrillic_address
from organizations.models import Organization
from people.models import Person
from syndication.sitemaps.writing import Place

BLOCKS = 5
PER_PART = BLOCKS * BLOCK
"""Stories in a file of one language. With the longest addresses in six languages: 9 MB, twice that for Serbian, which
is there in two scripts; allowed are 50 MB."""
THINGS_PER_PART = 1_000
"""The same for pages that exist in every language, all of them in one file: 7,000 addresses."""
ANY_SLUG = "any-slug"

FIXED = (
    "portal:front", "portal:about", "portal:contact", "portal:privacy", "portal:accessibility", "portal:statistics",
    "articles:archive", "articles:corrections", "articles:storylines", "people:index",
    "organizations:index", "events:index",
)  # fmt: skip


THINGS = {
    "sections": ("articles:section", Section.objects.all),
    "tags": ("articles:tag", topics.public),
    "storylines": ("articles:storyline", storylines.public),
    "people": ("people:detail", Person.objects.public),
    "organizations": ("organizations:detail", Organization.objects.all),
    "events": ("events:detail", Event.objects.all),
}
"""Kinds of pages that exist in every language: the name of their address, and which of them readers may see."""
OF_STORIES = ("tags", "storylines")
"""Those that readers see from their first story on."""
NOW = Blank("now", DateTimeField())


def files() -> Iterator[Place]:
    """Every file that has something in it. The date is that of the newest change in it, where we know one."""
    yield Place(whole(reverse("machines:sitemap_pages")))
    for kind, number in _stretches():
        yield Place(_file("machines:sitemap_things", kind=kind).format(number))
    addresses = {code: _file("machines:sitemap_stories", language=code) for code in enabled()}
    for language, number, changed_at in reading.changes(BLOCKS):
        yield Place(addresses[language].format(number), changed_at)


def fixed_pages() -> Iterator[Place]:
    """Front pages, directories, pages whose words are in a template, and the months that have events."""
    with override(enabled()[0]):
        paths = [reverse(name) for name in FIXED]
        paths += [reverse("events:month", args=[first.year, first.month]) for first in months.with_events()]
    for path in paths:
        yield from _in_every_language(path)


def things(kind: str, number: int) -> Iterator[Place]:
    """Sections, tags, storylines, people, organizations or events. We keep no dates of their changes, so tell none."""
    name, records = THINGS[kind]
    path = _pattern(name, enabled()[0])
    for slug in _stretch(records(), number).values_list("slug", flat=True):
        yield from _in_every_language(path.format(slug))


def stories(language: str, number: int) -> Iterator[Place]:
    """Stories that readers can read in one language, each with its other languages."""
    first = number * PER_PART
    found = Edition.objects.live().filter(article_id__gte=first, article_id__lt=first + PER_PART)
    rows = found.order_by("article_id").values_list("article_id", "language", "slug", CHANGED_AT)
    paths = {code: _pattern("articles:detail", code) for code in enabled()}
    for _article, group in groupby(rows, key=itemgetter(0)):
        editions = {code: (paths[code].format(slug), changed) for _pk, code, slug, changed in group}
        if language in editions:
            path, changed_at = editions[language]
            versions = alternates({code: path for code, (path, _changed) in editions.items()})
            for address in filter(None, (path, cyrillic_address(path))):
                yield Place(whole(address), changed_at, versions)


def _in_every_language(path: str) -> Iterator[Place]:
    versions = of_page(path)
    for version in versions:
        if version.tag != ANY_LANGUAGE:
            yield Place(version.url, None, versions)


def _stretches() -> list[tuple[str, int]]:
    """The files that records of each kind fill, in one question."""
    using, kinds = router.db_for_read(Section), list(THINGS)
    found = _numbers(connections[using].vendor, enabled(), THINGS_PER_PART).ask(using, now=timezone.now())
    return sorted(found, key=lambda file: (kinds.index(file[0]), file[1]))


@lru_cache(maxsize=8)
def _numbers(vendor: str, _on: tuple[str, ...], size: int) -> Rows:
    """The question for them, worded once for the languages that are switched on."""
    first, *others = (
        (records(now=NOW) if kind in OF_STORIES else records())
        .order_by()
        .annotate(sort=Value(kind), number=F("pk") / size)
        .values_list("sort", "number")
        .distinct()
        for kind, (_name, records) in THINGS.items()
    )
    return Rows(first.union(*others, all=True), any_of(vendor), "sort", "number")


def _stretch(records: models.QuerySet, number: int) -> models.QuerySet:
    first = number * THINGS_PER_PART
    return records.filter(pk__gte=first, pk__lt=first + THINGS_PER_PART).order_by("pk")


def _pattern(name: str, language: str) -> str:
    """The path of such a page with {} for the slug: to ask Django for each of thousands takes seconds."""
    with override(language):
        return reverse(name, args=[ANY_SLUG]).replace(f"/{ANY_SLUG}/", "/{}/")


def _file(name: str, **parts) -> str:
    """The address of such a file with {} for its number."""
    return whole(reverse(name, kwargs=parts | {"number": 0})).replace("-0.xml", "-{}.xml")
