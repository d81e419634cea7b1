"""Breaking news: announce a line above every page of a language, and end it before its time."""

from datetime import datetime, timedelta
from functools import lru_cache

from django.db import connections, router, transaction
from django.db.models import DateTimeField
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.errors import NewsroomError
from articles.models import Article
from articles.prepared import Blank, Prepared, any_of
from languages.registry import enabled
from newsroom.models import BreakingNews

HOURS = (1, 3, 6, 12)
LONGEST = timedelta(hours=24)


def shown(language: str) -> BreakingNews | None:
    """The one line that readers of a language see now, with the address of its story; one small query."""
    using = router.db_for_read(BreakingNews)
    found = _line(connections[using].vendor, language, enabled()).ask(using, now=timezone.now())
    return found[0] if found else None


@lru_cache(maxsize=32)
def _line(vendor: str, language: str, on: tuple[str, ...]) -> Prepared:
    """`vendor` and `on`, the languages that are switched on, are part of the wording."""
    now = Blank("now", DateTimeField())
    lines = BreakingNews.objects.running(language, now=now).with_story(language, now=now)
    return Prepared(lines[:1], any_of(vendor))


@transaction.atomic
def announce(
    texts: dict[str, str], *, until: datetime, by, article: Article | None = None
) -> list[BreakingNews]:
    """Show a line in each of these languages until a time, at most a day ahead; it replaces an earlier one."""
    now = timezone.now()
    texts = {language: " ".join(text.split()) for language, text in texts.items() if text.strip()}
    if not texts:
        raise NewsroomError(_("Write the line in at least one language."))
    if not now < until <= now + LONGEST:
        raise NewsroomError(_("Breaking news ends within 24 hours. Choose an earlier end."))
    for news in BreakingNews.objects.select_for_update().running().filter(language__in=texts):
        end(news, by=by)
    return [
        BreakingNews.objects.create(
            language=language, text=text, article=article, starts_at=now, ends_at=until, created_by=by
        )
        for language, text in texts.items()
    ]


def end(news: BreakingNews, *, by) -> bool:
    """Take the line away now; false if it had ended already. Its times stay in the record."""
    now = timezone.now()
    running = BreakingNews.objects.running().filter(pk=news.pk)
    # One that is ended in the moment in which it began still needs an end after its start.
    return bool(running.update(ended_by=by, ends_at=max(now, news.starts_at + timedelta(microseconds=1))))
