"""Our own site with invented stories and pictures, for the bench of pages that no cache has."""

import os
import subprocess
import sys

from measuring.site import REPOSITORY

SETTINGS = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "only-for-benches-0123456789-abcdefghijklmnopqrstuvwxyz-ABC",
    "SITE_URL": "http://127.0.0.1:8000",
    "DJANGO_SETTINGS_MODULE": "portal.settings",
}
PICTURES = """
INSERT INTO pictures_picture (file, width, height, credit, alt, alt_en, alt_mk, caption, focal_x, focal_y, made,
    licence, is_illustration, is_decorative, may_be_passed_on, source_url, created_at)
SELECT 'pictures/2024/' || n || '.jpg', 1600, 1000, 'Ana', '', 'A street ' || n, 'Улица ' || n, '',
    50, 50, 2, 'cc-by-4.0', false, false, false, '', now() FROM generate_series(1, 200) n;
UPDATE articles_article SET picture_id = (SELECT min(id) FROM pictures_picture) + id % 200;
ANALYZE;
"""
STORY = """
SELECT e.slug, a.headline_mk, a.standfirst_mk, a.body_mk
FROM articles_edition e JOIN articles_article a ON a.id = e.article_id
WHERE e.language = 'mk' AND e.status = 'published' ORDER BY e.published_at DESC LIMIT 200
"""


def environment(url: str, folder) -> dict[str, str]:
    """What the processes of this site are told."""
    return os.environ | SETTINGS | {"DATABASE_URL": url, "VISITORS_SPOOL": str(folder / "spool")}


def make(url: str, folder, number: int) -> None:
    """Tables, so many stories, pictures."""
    for command in (["migrate", "-v0"], ["generate_articles", str(number)]):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=REPOSITORY, check=True, env=environment(url, folder),
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
    with _connected(url) as connection:
        connection.execute("SET session_replication_role = replica")  # no search index, no log of changes
        connection.execute(PICTURES)


def stories(url: str) -> tuple[int, list[dict]]:
    """How many there are, and the newest, for the others."""
    with _connected(url) as connection:
        ((number,),) = connection.execute("SELECT count(*) FROM articles_article")
        rows = connection.execute(STORY).fetchall()
    return number, [
        {"slug": slug, "title": title, "summary": summary, "html": html}
        for slug, title, summary, html in rows
    ]


def _connected(url: str):
    import psycopg

    return psycopg.connect(url, autocommit=True)
