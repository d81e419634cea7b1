"""The question of `connected`, piece by piece: worded once by Django, glued together here."""

from functools import lru_cache
from typing import NamedTuple

from django.db.models import DateTimeField, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Article, Edition
from articles.models.tag import TaggedArticle
from articles.prepared import Blank, Wording, any_of, worded

LINKS = 200
"""How many of the newest stories are looked at for each thing that connects: enough to choose from."""
NEAR = 1000
"""How many stories of the paper away a neighbour of the same section may be."""
BEFORE, AFTER = "before", "after"
WORTH = {"events": 1000, "storylines": 100, "people": 3, "organizations": 2, "tags": 1}
"""What one shared thing counts: stories of the same event always come first, then those of the same storyline."""
LINKED = {
    "events": (Article.events.through, "article_id", "event_id"),
    "storylines": (Article.storylines.through, "article_id", "storyline_id"),
    "people": (Article.people.through, "article_id", "person_id"),
    "organizations": (Article.organizations.through, "article_id", "organization_id"),
    "tags": (TaggedArticle, "content_object_id", "tag_id"),
}
LINKS_HERE = "(the links)"
NOW, STORY, EDITION = Blank("now", DateTimeField()), Blank("story"), Blank("edition")
AT = Blank("at", DateTimeField())


class Words(NamedTuple):
    """On what the wording depends: kind of database, language, the languages that stand in, those switched on."""

    vendor: str
    language: str
    chain: tuple[str, ...]
    on: tuple[str, ...]


@lru_cache(maxsize=256)
def linked(words: Words, kind: str, things: int) -> Wording:
    """The newest stories that have the things of a kind, so many of each. Blanks: people0, people1 …

    A higher number is newer: no join is needed to cut.
    """
    blanks = tuple(Blank(f"{kind}{number}") for number in range(things))
    if words.vendor == "sqlite":  # has no LATERAL; there, many branches cost nothing
        each = [_newest(words, kind, blank) for blank in blanks]
        parts = [
            _around("SELECT story, {worth} AS worth FROM ({inner}) l", one, worth=WORTH[kind]) for one in each
        ]
        return _joined(parts)
    newest = _newest(words, kind, RawSQL("t.thing", ()))
    return _around(
        "SELECT story, {worth} AS worth FROM (VALUES {rows}) t(thing) CROSS JOIN LATERAL ({inner}) l",
        newest, before=blanks, worth=WORTH[kind], rows=", ".join(["(%s)"] * things),
    )  # fmt: skip


def _newest(words: Words, kind: str, blank) -> Wording:
    through, story, thing = LINKED[kind]
    links = through.objects.filter(**{f"{thing}__exact": blank}).exclude(**{f"{story}__exact": STORY})
    return _worded(words, links.order_by(f"-{story}").values(story=F(story))[:LINKS])


@lru_cache(maxsize=64)
def readable_best(words: Words) -> Wording:
    """Of the stories linked so, the best that readers of the language can read."""
    here = RawSQL("ranked.story", ())
    languages = (words.language, *words.chain)
    live = Edition.objects.live(now=NOW).filter(language__in=languages, article__id=here)
    return _around(
        "SELECT '' AS label, story, score FROM (SELECT story, score FROM (SELECT story, SUM(worth) AS score"
        " FROM ({links}) links GROUP BY story) ranked WHERE EXISTS ({inner})"
        " ORDER BY score DESC, story DESC LIMIT %s) best",
        _worded(words, live.order_by().values("article_id")), places=(Blank("most"),), links=LINKS_HERE,
    )  # fmt: skip


@lru_cache(maxsize=64)
def in_section(words: Words, way: str) -> Wording:
    """The nearest story of the same section; a thousand stories away, nobody would follow."""
    near = _worded(words, _beside(words, way).values("id", "article_id", "published_at")[:NEAR])
    return _around(
        "SELECT '{way}' AS label, id, 0 AS line FROM (SELECT n.id FROM ({inner}) n"
        " JOIN articles_article a ON a.id = n.article_id WHERE a.section_id = %s"
        " ORDER BY n.published_at {turn}, n.id {turn} LIMIT 1) b",
        near, places=(Blank("section"),), way=way, turn="DESC" if way == BEFORE else "ASC",
    )  # fmt: skip


@lru_cache(maxsize=64)
def in_storyline(words: Words, way: str, number: int) -> Wording:
    """The nearest story of a storyline. Blanks: storylines0, storylines1 …"""
    thing = Blank(f"storylines{number}", decisive=True)
    found = _worded(words, _beside(words, way).filter(article__storylines__id=thing).values("id")[:1])
    return _around(
        "SELECT '{way}' AS label, id, {line} AS line FROM ({inner}) s",
        found,
        before=(thing,),
        way=way,
        line="%s",
    )


@lru_cache(maxsize=256)
def around(words: Words, things: tuple[tuple[str, int], ...]) -> Wording:
    """The whole question for a story that has so many things of each kind."""
    ways, parts = (BEFORE, AFTER), dict(things)
    asked = [in_section(words, way) for way in ways]
    asked += [
        in_storyline(words, way, number) for number in range(parts.get("storylines", 0)) for way in ways
    ]
    if things:
        links, best = _joined([linked(words, kind, count) for kind, count in things]), readable_best(words)
        asked.append(Wording(best.sql.replace(LINKS_HERE, links.sql), (*links.places, *best.places)))
    return _joined(asked)


def _joined(parts: list[Wording]) -> Wording:
    return Wording(" UNION ALL ".join(part.sql for part in parts), sum((part.places for part in parts), ()))


def _beside(words: Words, way: str) -> QuerySet:
    """The first half of each condition is for the index."""
    cards = Edition.objects.readable(words.language, now=NOW).exclude(article__id=STORY)
    if way == BEFORE:
        older = Q(published_at__lte=AT) & (Q(published_at__lt=AT) | Q(pk__lt=EDITION))
        return cards.filter(older).newest_first()
    newer = Q(published_at__gte=AT) & (Q(published_at__gt=AT) | Q(pk__gt=EDITION))
    return cards.filter(newer).order_by("published_at", "pk")


def _worded(words: Words, queryset: QuerySet) -> Wording:
    return worded(queryset, any_of(words.vendor))


def _around(sql: str, inner: Wording, *, before: tuple = (), places: tuple = (), **parts) -> Wording:
    return Wording(sql.format(inner=inner.sql, **parts), (*before, *inner.places, *places))
