"""Which edition an address means. A reader's link never ends at the home page or, where a story exists, at 404."""

from dataclasses import dataclass

from articles import whole_story
from articles.models import Article, Edition, FormerSlug
from articles.models.edition import Status
from languages.registry import ALL, FALLBACKS


@dataclass(frozen=True)
class Found:
    """What stands at an address: exactly one of the four."""

    edition: Edition | None = None
    moved_to: Edition | None = None
    withdrawn: Edition | None = None
    elsewhere: Article | None = None


def find(language: str, slug: str) -> Found | None:
    """Look the address up; None where nothing that the public may know of was ever there."""
    if edition := whole_story.live(language, slug):
        return Found(edition=edition)
    known = Edition.objects.known().select_related("article").filter(language=language)
    here = known.filter(slug=slug).first() or known.filter(pk__in=_former(slug)).first()
    return _own(here) or _find_in_other_languages(language, slug)


def _former(slug: str):
    """Which editions once had this address."""
    return FormerSlug.objects.filter(slug=slug).values("edition_id")


def _own(edition: Edition | None) -> Found | None:
    """The story's edition in the reader's own language, if the public may know of it."""
    if edition and edition.is_live:
        return Found(moved_to=edition)
    over = edition and (edition.status == Status.WITHDRAWN or edition.is_expired)
    return Found(withdrawn=edition) if over else None


def _find_in_other_languages(language: str, slug: str) -> Found | None:
    """The language switch keeps the slug, so the slug may be another language's."""
    source = _source(language, slug)
    if source is None:
        return None
    editions = Edition.objects.known().filter(article_id=source.article_id).select_related("article")
    if own := _own(editions.filter(language=language).first()):
        return own
    elsewhere = source.is_live or editions.live().exists()
    return Found(elsewhere=source.article) if elsewhere else Found(withdrawn=source)


def _source(language: str, slug: str) -> Edition | None:
    """Whose address it is, in the language nearest to the reader's; stories that can be read come first."""
    known = Edition.objects.known().exclude(language=language).select_related("article")
    candidates = [*known.filter(slug=slug), *known.filter(pk__in=_former(slug))]
    order = [*FALLBACKS[language], *ALL]
    return min(candidates, key=lambda it: (not it.is_live, order.index(it.language)), default=None)
