"""The sections, people, organizations and tags that invented stories refer to; made once, found again later."""

from dataclasses import dataclass

from django.db import models

from articles.models import Section, Tag
from languages.fallback import localized
from languages.transliteration import to_latin
from organizations.models import Organization
from people.models import Person
from portal.invented.texts import ORGANIZATIONS, PEOPLE, TAGS
from portal.invented.vocabulary import names, rare_words

_SECTIONS = 8


@dataclass(frozen=True)
class Records:
    """Their numbers in the database, in the order in which stories count them."""

    sections: list[int]
    people: list[int]
    organizations: list[int]
    tags: list[int]


def records() -> Records:
    """Everything that stories refer to."""
    sections = list(Section.objects.values_list("pk", flat=True))
    own_names = [(name, to_latin(name, "mk")) for name in names()[:PEOPLE]]
    words = list(zip(rare_words("mk"), rare_words("en"), strict=False))
    bodies = [(f"Здружение {mk}", f"Association {en.capitalize()}") for mk, en in words[:ORGANIZATIONS]]
    topics = words[ORGANIZATIONS : ORGANIZATIONS + TAGS]
    rubrics = [(f"Рубрика {number}", f"Section {number}") for number in range(1, _SECTIONS + 1)]
    return Records(
        sections or _made(Section, "invented-section", rubrics),
        _made(Person, "invented-person", own_names),
        _made(Organization, "invented-organization", bodies),
        _made(Tag, "invented-tag", topics),
    )


def _made(model: type[models.Model], prefix: str, wanted: list[tuple[str, str]]) -> list[int]:
    """Records with addresses of their own; those that are there already stay as they are."""
    slugs = [f"{prefix}-{number}" for number in range(len(wanted))]
    known = dict(model._base_manager.filter(slug__in=slugs).values_list("slug", "pk"))
    model._base_manager.bulk_create(
        model(slug=slug, **{localized("name", "mk"): mk, localized("name", "en"): en})
        for slug, (mk, en) in zip(slugs, wanted, strict=True)
        if slug not in known
    )
    known = dict(model._base_manager.filter(slug__in=slugs).values_list("slug", "pk"))
    return [known[slug] for slug in slugs]
