"""Directories from A to Z: a bar of letters, filters, a page at a time."""

from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.lists import paged
from articles.models import Article, Edition
from languages.sorting import NO_LETTER, alphabet
from newsroom.names import shelf
from organizations.models import Organization
from people.models import Person
from portal.entities.around import texts
from portal.entities.news import filtered

PAGE_SIZE, MOST_CHOICES, LONGEST = 100, 60, 100
KEPT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the bar, and how many names stand under it."""

    letter: str
    count: int
    question: str
    is_current: bool


WORKS_FOR, PART_OF = "organization", "parent"


class Choices:
    """By what one can filter, the largest first: counted once for many pages, while this process hears of changes."""

    def __init__(self):
        self.hears_of_changes = _never
        self.forget()

    def of(self, kind: str, asked: QuerySet) -> list[Organization]:
        """The organizations that this question gives."""
        if not self.hears_of_changes():
            return list(asked)
        known = self._known
        if kind not in known:
            known[kind] = list(asked)  # where nobody looks any more if a change was told meanwhile
        return known[kind]

    def forget(self) -> None:
        """Count anew for the next page."""
        self._known: dict[str, list[Organization]] = {}


def _never() -> bool:
    return False


choices = Choices()


def people(request) -> dict:
    """Everybody who acts in public, as a page prints them."""
    employers = Organization.objects.annotate(
        number=Count("positions__person", filter=Q(positions__person__is_private=False), distinct=True)
    )
    public = Person.objects.public()
    return _directory(request, public, WORKS_FOR, employers, "positions__organization__slug") | {
        "choice_label": _("Organization")
    }


def organizations(request) -> dict:
    """Every organization, as a page prints them."""
    parents = Organization.objects.annotate(number=Count("children"))
    return _directory(request, Organization.objects.all(), PART_OF, parents, "parent__slug") | {
        "choice_label": _("Part of")
    }


def _directory(request, records: QuerySet, choice: str, counted: QuerySet, link: str) -> dict:
    language, asked = get_language(), _asked(request, choice)
    rows = _found(records, asked, link, language)
    bar = _bar(rows, asked, language)
    if letter := asked.get("letter"):
        rows = [row for row in rows if row[0] == letter]
    page = paged(request, rows, PAGE_SIZE)
    question = urlencode(asked)
    if question:
        filtered(request, question)
    largest = counted.filter(number__gt=0).defer(*texts("description")).order_by("-number", "slug")
    offered = choices.of(choice, largest[:MOST_CHOICES])
    return {
        "bar": bar, "page": page, "groups": _groups(page.object_list, records), "asked": asked, "question": question,
        "total": page.paginator.count, "choice": choice, "choices": offered,
        "chosen": asked.get(choice, ""), "words": asked.get("q", ""), "in_the_news": "news" in asked,
    }  # fmt: skip


def _asked(request, choice: str) -> dict[str, str]:
    """What the address asks for, without what means nothing."""
    texts = {name: request.GET.get(name, "").replace("\x00", "")[:LONGEST].strip()
             for name in ("q", choice, "news", "letter")}  # fmt: skip
    return {name: text for name, text in texts.items() if text}


def _found(records: QuerySet, asked: dict, link: str, language: str) -> list[tuple[str, int]]:
    """The records that are asked for in their order, each with its letter; the letter itself is not asked here."""
    book = shelf.book_of(records.model)
    wanted = [set(book.leads_to(asked["q"], language))] if "q" in asked else []
    slug = next((asked[name] for name in (WORKS_FOR, PART_OF) if name in asked), "")
    wanted += _filters(records, {link: slug} if slug else {}, "news" in asked, language)
    rows = book.in_order(language)
    return [row for row in rows if all(row[1] in pks for pks in wanted)] if wanted else rows


def _filters(records: QuerySet, about: dict, in_the_news: bool, language: str) -> list[set[int]]:
    """The numbers of the records that pass each filter, in one question at most.

    To ask every record whether it is in the news takes a moment, so that answer is kept.
    """
    year = timezone.localdate().replace(month=1, day=1)
    key = f"in-the-news:{records.model._meta.label_lower}:{language}:{year}"
    known = cache.get(key) if in_the_news else None
    asked = {"about": records.filter(**about)} if about else {}
    if in_the_news and known is None:
        asked["news"] = _in_the_news(records, language, year)
    found = _numbers(asked)
    if "news" in found:
        cache.set(key, found["news"], KEPT_SECONDS)
    return [*found.values(), *([] if known is None else [known])]


def _numbers(asked: dict[str, QuerySet]) -> dict[str, set[int]]:
    """The numbers of the records of each question, all in one."""
    parts = [
        records.order_by().annotate(filter=Value(name)).values_list("filter", "pk")
        for name, records in asked.items()
    ]
    found: dict[str, set[int]] = {name: set() for name in asked}
    for name, pk in parts[0].union(*parts[1:], all=True) if parts else ():
        found[name].add(pk)
    return found


def _in_the_news(records: QuerySet, language: str, year: date) -> QuerySet:
    """Who stands in a story of this year."""
    since = timezone.make_aware(datetime.combine(year, time.min))
    name = "people" if records.model is Person else "organizations"
    editions = Edition.objects.readable(language).filter(published_at__gte=since)
    stories = Article.objects.filter(
        Exists(editions.filter(article=OuterRef("pk"))), **{name: OuterRef("pk")}
    )
    return records.filter(Exists(stories))


def _bar(rows: list[tuple[str, int]], asked: dict, language: str) -> list[Letter]:
    counts: dict[str, int] = {}
    for letter, _pk in rows:
        counts[letter] = counts.get(letter, 0) + 1
    letters = [*alphabet(language), *([NO_LETTER] if NO_LETTER in counts else [])]
    return [
        Letter(
            letter,
            counts.get(letter, 0),
            urlencode(asked | {"letter": letter}),
            asked.get("letter") == letter,
        )
        for letter in letters
    ]


def _groups(rows: list[tuple[str, int]], records: QuerySet) -> list[dict]:
    """The rows of a page under their letters. Who is shown is asked of the database, never of memory."""
    found = records.for_directory().in_bulk([pk for _letter, pk in rows])
    groups = groupby(((letter, found[pk]) for letter, pk in rows if pk in found), key=lambda row: row[0])
    return [{"letter": letter, "records": [record for _letter, record in group]} for letter, group in groups]
