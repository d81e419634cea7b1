"""What can be found of stories: each edition that is out or will come out by itself, in the words of its language."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Edition, TaggedArticle
from articles.models.edition import Status
from languages.fallback import localized
from languages.registry import enabled
from organizations.models import Organization, OrganizationName
from people.models import Person, PersonName
from portal.search import forms_of_names
from prose.plain import plain_text
from search.documents import Document

LABEL = "articles.edition"
OUT = (Status.SCHEDULED, Status.PUBLISHED)
TIMES = ("status", "published_at", "embargoed_until", "came_out_at", "expires_at", "ended_at")
WORDS = ("headline", "kicker", "standfirst", "dateline", "body")

Linked = dict[int, list[int]]
"""By story: the numbers of what it is linked to."""


def key_of(pk: int) -> str:
    """What the index calls an edition."""
    return f"{LABEL}:{pk}"


def expected() -> QuerySet[Edition]:
    """Editions that readers can read, or will without anybody's doing: the index knows from when until when."""
    return Edition.objects.filter(status__in=OUT, ended_at=None, language__in=enabled())


def documents(editions: QuerySet[Edition]) -> Iterator[Document]:
    """The documents of these editions: the same number of questions for one story and for a thousand."""
    rows = list(
        editions.select_related("article").only(*TIMES, "language", "article__section", "article__kind")
    )
    if not rows:
        return
    words = _words(rows)
    articles = {row.article_id for row in rows}
    people, organizations = _linked(articles, "people"), _linked(articles, "organizations")
    names_of_people = _names(Person.objects.public(), PersonName, "person", people)
    names_of_organizations = _names(Organization.objects, OrganizationName, "organization", organizations)
    tags = _tags(articles)
    for row in rows:
        if (row.article_id, row.language) not in words:  # it is being deleted
            continue
        persons = [pk for pk in people[row.article_id] if pk in names_of_people]
        bodies = [pk for pk in organizations[row.article_id] if pk in names_of_organizations]
        named = [names_of_people[pk] for pk in persons] + [names_of_organizations[pk] for pk in bodies]
        facets = _facets(row, person=persons, organization=bodies, tag=tags[row.article_id])
        yield _document(row, words[row.article_id, row.language], named, facets)


def _document(edition: Edition, words: dict, named: list, facets: frozenset[str]) -> Document:
    return Document(
        key=key_of(edition.pk),
        kind="article",
        language=edition.language,
        title=words["headline"],
        names=forms_of_names.once(form for forms in named for form in forms),
        summary=" ".join(filter(None, (words["kicker"], words["standfirst"]))),
        body="\n".join(filter(None, (words["dateline"], plain_text(words["body"])))),
        at=edition.published_at,
        visible_from=visible_from(edition),
        visible_until=edition.expires_at,
        facets=facets,
    )


def visible_from(edition: Edition) -> datetime | None:
    """When readers get it; None if they have it, whatever a clock says. The rule of `EditionQuerySet.live`."""
    if edition.came_out_at is not None:
        return None
    return max(at for at in (edition.published_at, edition.embargoed_until) if at is not None)


def _facets(edition: Edition, **linked: list[int]) -> frozenset[str]:
    year = timezone.localtime(edition.published_at).year
    own = {f"section:{edition.article.section_id}", f"type:{edition.article.kind}", f"year:{year}"}
    return frozenset(own | {f"{kind}:{pk}" for kind, pks in linked.items() for pk in pks})


def _words(editions: list[Edition]) -> dict[tuple[int, str], dict[str, str]]:
    """The words of each edition in its own language alone: six languages of text are heavy."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for edition in editions:
        wanted[edition.language].append(edition.article_id)
    found = {}
    for language, articles in wanted.items():
        columns = [localized(field, language) for field in WORDS]
        for pk, *texts in Article.objects.filter(pk__in=articles).values_list("pk", *columns):
            found[pk, language] = dict(zip(WORDS, (text or "" for text in texts), strict=True))
    return found


def _linked(articles: Iterable[int], relation: str) -> Linked:
    through = getattr(Article, relation).through
    target = Article._meta.get_field(relation).m2m_reverse_name()
    found: Linked = defaultdict(list)
    rows = through.objects.filter(article__in=articles).order_by("pk")
    for article, pk in rows.values_list("article_id", target):
        found[article].append(pk)
    return found


def _tags(articles: Iterable[int]) -> Linked:
    found: Linked = defaultdict(list)
    rows = TaggedArticle.objects.filter(content_object__in=articles).order_by("pk")
    for article, pk in rows.values_list("content_object_id", "tag_id"):
        found[article].append(pk)
    return found


def _names(records, other_names, owner: str, linked: Linked) -> dict[int, list[str]]:
    """Every form of the names of what is linked; who has no page is left out."""
    pks = {pk for some in linked.values() for pk in some}
    if not pks:
        return {}
    columns = forms_of_names.columns(records.model)
    found = {pk: list(names) for pk, *names in records.filter(pk__in=pks).values_list("pk", *columns)}
    others = other_names.objects.filter(**{f"{owner}__in": found}).order_by("pk")
    for pk, name in others.values_list(f"{owner}_id", "name"):
        found[pk].append(name)
    return found
