"""What readers read today, for the first page. The numbers are for those who may see the statistics."""

from django.utils import timezone

from articles.models import Edition
from newsroom.desk.lists import SHOWN, Item
from visitors import figures

KIND = "articles.article"


def most_read(language: str) -> list[Item]:
    """The stories that most readers have opened today, in whatever language; the note is their number."""
    today = timezone.localdate()
    pages = figures.pages_of_days(since=today, until=today, limit=2 * SHOWN, kind=KIND)
    editions = Edition.objects.live().for_line().by_page_keys([page.page_key for page in pages])
    best: dict[str, Edition] = {}
    for edition in editions.order_by("language"):
        key = edition.article.page_key
        if key not in best or edition.language == language:
            best[key] = edition
    shown = [(best[page.page_key], page.views) for page in pages if page.page_key in best][:SHOWN]
    return [Item(each.headline, each.get_absolute_url(), each.language, str(views)) for each, views in shown]
