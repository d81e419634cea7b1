"""WebSub: tell a hub that feeds have changed, so that subscribers get the news within seconds (W3C, 2018).

Only where the operator has named a hub (`WEBSUB_HUB`). The hub learns addresses of feeds, nothing else, and fetches
them as anybody can. The background worker does it: a hub that is slow or gone disturbs nobody.
"""

import logging
from datetime import timedelta
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from articles.models import Article
from articles.signals import Kind
from syndication.feeds.channels import path_of

HEARD = frozenset(
    {Kind.PUBLISHED, Kind.WITHDRAWN, Kind.KILLED, Kind.CORRECTION, Kind.SOURCE_UPDATED, Kind.SOURCE_MAJOR}
)
FORMATS = ("xml", "atom", "json")
TIMEOUT_SECONDS = 10
PAUSES = [timedelta(minutes=each) for each in (1, 5, 30, 120)]
"""Before the second, third … try. After the last one the hub finds out by itself, or at the next story."""

logger = logging.getLogger(__name__)


class _Stay(HTTPRedirectHandler):
    """A hub that sends us elsewhere is not followed: elsewhere could be inside our own network."""

    def redirect_request(self, *arguments):
        """Do not go."""
        return


def hear(sender, *, kind, article, edition=None, **_more) -> None:
    """Remember, in the transaction of what happened, that the hub is to be told. This must disturb nothing."""
    if not settings.WEBSUB_HUB or kind not in HEARD or edition is None or not edition.was_public:
        return
    try:
        with transaction.atomic():
            tell_hub.enqueue(article=article.pk, language=edition.language, tries=0)
    except Exception:
        logger.exception("The hub will not be told of story %s.", article.pk)


@task
def tell_hub(article: int, language: str, tries: int) -> bool:
    """Tell the hub which feeds have changed; whether it heard. Told twice, it fetches once more, no harm done."""
    if not settings.WEBSUB_HUB or language not in dict(settings.LANGUAGES):
        return False
    try:
        post([("hub.mode", "publish"), *(("hub.url", topic) for topic in topics(article, language))])
    except (URLError, OSError, ValueError) as error:
        logger.warning("The hub was not told of story %s: %s", article, error)
        if tries < len(PAUSES):
            later = tell_hub.using(run_after=timezone.now() + PAUSES[tries])
            later.enqueue(article=article, language=language, tries=tries + 1)
        return False
    return True


def topics(article: int, language: str) -> list[str]:
    """Whole addresses of every feed in which the story stands, or stood; of a story that is gone, the paper's own."""
    things = [("", "")]
    if found := Article.objects.select_related("section").filter(pk=article).first():
        things.append(("section", found.section.slug))
        things += [("tag", tagged.tag.slug) for tagged in found.tagged_articles.select_related("tag")]
        things += [("person", person.slug) for person in found.people.public()]
        things += [("organization", organization.slug) for organization in found.organizations.all()]
        things += [("event", event.slug) for event in found.events.all()]
        things += [("storyline", storyline.slug) for storyline in found.storylines.all()]
    with override(language):
        return [settings.SITE_URL + path_of(kind, slug, form) for kind, slug in things for form in FORMATS]


def post(fields: list[tuple[str, str]]) -> None:
    """Send a form to the hub. URLError if it does not answer with success, also if it sends us elsewhere."""
    request = Request(settings.WEBSUB_HUB, urlencode(fields).encode(), method="POST")  # noqa: S310  checked at the start
    opener = build_opener(_Stay, ProxyHandler({}))
    with opener.open(request, timeout=TIMEOUT_SECONDS):
        pass
