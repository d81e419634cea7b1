"""The newsroom of the bench: it changes a headline and looks when each host shows it."""

import time

from measuring.cluster.hosts import Host

STORIES = """
SELECT a.id, e.slug FROM articles_edition e JOIN articles_article a ON a.id = e.article_id
WHERE e.language = 'en' AND e.status = 'published' ORDER BY e.published_at DESC
"""
VIEWS = "SELECT coalesce(sum(views), 0) FROM visitors_daytotal"


class Newsroom:
    """Writes into whichever database leads."""

    def __init__(self, url: str):
        self.url = url
        self.number = 0

    def ask(self, statement: str, *values: object) -> list[tuple]:
        """Ask or change; a list of rows."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True, connect_timeout=2) as connection:
            found = connection.execute(statement, values)
            return found.fetchall() if found.description else []

    def can_write(self) -> bool:
        """Whether something can be saved now."""
        import psycopg

        try:
            self.ask("UPDATE articles_article SET headline_en = headline_en WHERE id = 0")
        except psycopg.Error:
            return False
        return True

    def stories(self) -> list[tuple[int, str]]:
        """The published stories, the newest first, with their addresses."""
        return [(number, f"/en/articles/{slug}/") for number, slug in self.ask(STORIES)]

    def views(self) -> int:
        """How many pages have been counted."""
        return self.ask(VIEWS)[0][0]

    def seconds_until_seen(
        self, story: tuple[int, str], hosts: list[Host], most: float = 20.0
    ) -> float | None:
        """Change a headline; the seconds until every host shows the new one. None: it never did."""
        self.number += 1
        word = f"Corrected {self.number} times"
        number, path = story
        for host in hosts:
            host.page(path)  # so that there is an old page to get rid of
        start = time.monotonic()
        self.ask("UPDATE articles_article SET headline_en = %s WHERE id = %s", word, number)
        waiting, asked_at = list(hosts), time.monotonic()
        while waiting and time.monotonic() - start < most:
            asked_at = time.monotonic()
            waiting = [host for host in waiting if word not in (host.page(path) or "")]
            time.sleep(0.02)
        return None if waiting else asked_at - start
