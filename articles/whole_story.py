"""A story as its page prints it, with everything that belongs to it: two questions, however much that is."""

from functools import lru_cache

from django.db import connections, models, router
from django.db.models import CharField, DateTimeField, PositiveIntegerField
from django.utils import timezone

from articles.models import Article, Byline, CorrectionText, Edition, GalleryPicture, Revision, Storyline, Tag
from articles.prepared import Blank, Prepared, Together, any_of
from events.models import Event
from languages.fallback import localized
from languages.registry import CODES, enabled
from organizations.models import Organization
from people.models import Person

OF_ARTICLE = ("bylines", "gallery", "people", "organizations", "events", "tags", "storylines", "editions")
"""What is asked of the article like any other relation; it is there already."""


def live(language: str, slug: str) -> Edition | None:
    """The edition that readers of a language get at an address, whole; None where there is none."""
    using, now = router.db_for_read(Edition), timezone.now()
    asked = _edition(connections[using].vendor, language, enabled())
    found = asked.ask(using, slug=slug, now=now)
    return _completed(found[0], using) if found else None


@lru_cache(maxsize=64)
def _edition(vendor: str, language: str, on: tuple[str, ...]) -> Prepared:
    """`vendor` and `on`, the languages that are switched on, are part of the wording."""
    at, slug = Blank("now", DateTimeField()), Blank("slug", CharField())
    return Prepared(
        Edition.objects.live(language, now=at).for_story(language).filter(slug=slug), any_of(vendor)
    )


def _completed(edition: Edition, using: str) -> Edition:
    """Ask once for all that belongs to the story, and put it where every reader of a relation looks first."""
    given = {
        "story": edition.article_id, "language": edition.language, "state": CorrectionText.State.PUBLISHED,
        "source": edition.source_language, "revision": edition.source_revision or 0,
    }  # fmt: skip
    found = _everything(connections[using].vendor).ask(using, **given)
    edition.notes, edition.followed = found["notes"], found["followed"]
    for name in OF_ARTICLE:
        _remember(edition.article, name, found[name])
    return edition


def _remember(article: Article, name: str, records: list) -> None:
    """As `prefetch_related` does it, without wording a query that nobody asks."""
    cache = article.__dict__.setdefault("_prefetched_objects_cache", {})
    model = Article._meta.get_field(name).related_model
    queryset = _kept(type(model._base_manager.all()))(model)
    queryset._result_cache, queryset._prefetch_done, queryset.anew = records, True, (article, name)
    cache[name] = queryset
    if name in {"bylines", "editions"}:
        for record in records:
            record.article = article


@lru_cache
def _kept(queryset: type[models.QuerySet]) -> type[models.QuerySet]:
    """A queryset that has its answer; whoever filters it gets what the relation would give."""

    def chain(self):
        article, name = self.anew
        kept = article._prefetched_objects_cache.pop(name)
        try:
            return getattr(article, name).get_queryset()
        finally:
            article._prefetched_objects_cache[name] = kept

    return type(f"Kept{queryset.__name__}", (queryset,), {"_chain": chain})


@lru_cache(maxsize=2)
def _everything(vendor: str) -> Together:
    using = any_of(vendor)
    return Together({name: Prepared(queryset, using) for name, queryset in _parts().items()}, vendor)


def _parts() -> dict[str, models.QuerySet]:
    story, language = Blank("story"), Blank("language", CharField())
    names = [localized("name", code) for code in CODES]
    person = [f"person__{name}" for name in [*names, "slug", "is_private"]]
    notes = CorrectionText.objects.filter(
        correction__article__id=story, language=language, state=Blank("state", CharField())
    )
    followed = Revision.objects.filter(
        edition__article__id=story, edition__language=Blank("source", CharField()),
        number=Blank("revision", PositiveIntegerField()),
    )  # fmt: skip
    return {
        "bylines": Byline.objects.filter(article__id=story).select_related("person", "position").only(
            "article_id", "name", "role", "language", "order", *person, "position__title",
            *(f"position__{localized('title', code)}" for code in CODES),
        ).order_by("order", "pk"),
        "gallery": GalleryPicture.objects.filter(article__id=story).select_related("picture").order_by("order", "pk"),
        "people": Person.objects.filter(articles__id=story).only(*names, "slug", "is_private"),
        "organizations": Organization.objects.filter(articles__id=story).only(*names, "slug"),
        "events": Event.objects.filter(articles__id=story).select_related("venue").defer(*_texts("description")),
        "tags": Tag.objects.filter(tagged_articles__content_object__id=story).order_by("slug"),
        "storylines": Storyline.objects.filter(articles__id=story),
        "editions": Edition.objects.filter(article__id=story),
        "notes": notes.select_related("correction").order_by("-published_at", "-pk"),
        "followed": followed.only("at"),
    }  # fmt: skip


def _texts(field: str) -> list[str]:
    return [field, *(localized(field, code) for code in CODES)]
