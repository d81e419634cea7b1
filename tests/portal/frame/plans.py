"""A large paper in PostgreSQL within seconds, and what the database says of how it answers."""

import json
import re

from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Edition, Tag, TaggedArticle
from articles.tallies import counting, triggers
from tests.factories import ArticleFactory, SectionFactory, TagFactory
from tests.planner import analyse

STORIES = 100_000
SECTIONS, TOPICS = 8, 100
GROWING = {
    "articles_article", "articles_edition", "articles_taggedarticle",
    "articles_article_people", "articles_article_organizations", "articles_article_events",
}  # fmt: skip
"""Tables that grow with the archive."""


def large_paper() -> None:
    """Stories every forty minutes, in two languages; one topic of a tenth of them, one of a few old ones."""
    with connection.cursor() as cursor:
        # New files for this transaction alone: rows that earlier tests took back lie in the old ones, and they change
        # what the planner thinks.
        cursor.execute("TRUNCATE articles_article CASCADE")
        # Whether a helper is free depends on the machine, and an average over helpers is no count of rows.
        cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")
    first = ArticleFactory(section=SectionFactory(slug="section-0"), published=["en", "mk"])
    sections = [first.section.pk, *(SectionFactory(slug=f"section-{n}").pk for n in range(1, SECTIONS))]
    often, seldom, other = (TagFactory(slug=slug) for slug in ("often", "seldom", "other"))
    first.tags.add(often, seldom, other)
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # no trigger, no check of what leads where
        chosen = f"(ARRAY[{','.join(map(str, sections))}])[1 + n %% {SECTIONS}]"
        copies(cursor, Article, first.pk, section_id=chosen)
        _editions(cursor, first)
        _tags(cursor, first.pk, often, seldom, other)
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute(triggers.ALL)
        counting.catch_up()
    analyse()


def _editions(cursor, first: Article) -> None:
    ago = "now() - n * interval '40 minutes'"
    for edition in first.editions.all():
        number = f"{edition.pk} + 10 + 2 * n"
        own = {"article_id": f"{first.pk} + 1 + n", "slug": "'copy-' || n", "published_at": ago}
        copies(cursor, Edition, edition.pk, number, came_out_at=ago, **own)


def _tags(cursor, first: int, often, seldom, other) -> None:
    """One topic for every tenth story, one for the oldest sixty, and for each story two of a hundred others."""
    kept = TaggedArticle.objects.get(tag=often).pk
    number, story = f"{kept} + 10 + n", f"{first} + 1 + n"
    copies(cursor, TaggedArticle, kept, number, "n % 10 = 0", content_object_id=story)
    number, old = f"{number} + {STORIES}", f"n > {STORIES - 60}"
    copies(cursor, TaggedArticle, kept, number, old, content_object_id=story, tag_id=str(seldom.pk))
    copies(
        cursor, Tag, other.pk, times=TOPICS, name="'Copy ' || n", name_en="'Copy ' || n", slug="'copy-' || n"
    )
    for turn in (0, 1):
        topic = f"{other.pk} + 1 + n %% {TOPICS // 2} + {turn * TOPICS // 2}"
        number = f"{kept} + 10 + n + {(turn + 2) * STORIES}"
        copies(cursor, TaggedArticle, kept, number, content_object_id=story, tag_id=topic)


def copies(
    cursor,
    model: type[Model],
    pk: int,
    number: str = "",
    where: str = "TRUE",
    times: int = STORIES,
    **changes: str,
) -> None:
    """The same row a hundred thousand times, with another number and these expressions of `n`."""
    changes = {"id": number or f"{pk} + 1 + n"} | changes
    columns = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(changes.get(column, f'it."{column}"') for column in columns).replace("%%", "%")
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    cursor.execute(
        f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" it, generate_series(0, {times - 1}) n '
        f"WHERE it.id = {pk} AND {where}"
    )


def rows_of(address: str, tables: set[str] = GROWING) -> dict[str, int]:
    """How many rows of each of these tables a page takes."""
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(address).status_code == 200, address
    rows: dict[str, int] = {}
    for query in queries.captured_queries:
        if re.match(r"\s*SELECT", query["sql"]):
            for table, number in touched(query["sql"], tables).items():
                rows[table] = rows.get(table, 0) + number
    return rows


def touched(sql: str, tables: set[str] = GROWING) -> dict[str, int]:
    """How many rows of each of these tables the answer took; a table read from end to end is an error."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}".replace("%", "%%"), None)
        found = cursor.fetchone()[0]
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    rows: dict[str, int] = {}
    for node in _nodes(plan):
        table = node.get("Relation Name") or _table_of(node.get("Index Name", ""))
        if table in tables and node["Node Type"] != "Bitmap Heap Scan":  # its index says how much it read
            assert node["Node Type"] != "Seq Scan", f"{table} is read from end to end: {sql}"
            removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
            rows[table] = rows.get(table, 0) + node["Actual Loops"] * (node["Actual Rows"] + removed)
    return rows


def _table_of(index: str) -> str:
    """What an index that is read for itself is of: names of indexes begin with their table."""
    return max((table for table in GROWING if index.startswith(table)), key=len, default="")


def _nodes(plan: dict):
    yield plan
    for below in plan.get("Plans", []):
        yield from _nodes(below)
