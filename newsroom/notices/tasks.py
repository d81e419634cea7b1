"""What the background worker does for notices."""

from django_tasks import task

from newsroom.notices import telling


@task
def announce(
    kind: str, happening: str, article: int, edition: int | None, by: int | None, detail: dict
) -> int:
    """Decide who hears of it. May be done twice: everybody is told once of one happening."""
    return telling.announce(
        kind, happening, article_id=article, edition_id=edition, by_id=by, detail=detail
    )  # fmt: skip
