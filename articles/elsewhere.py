"""An empty list says where its stories can be read: no reader is left standing before a closed door."""

from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import get_language

from articles.listed import Pages, Stories
from articles.lists import paged
from articles.models import Edition
from languages.paths import swap_language
from languages.registry import ALL


@dataclass(frozen=True)
class Elsewhere:
    """A language in which the same list has stories."""

    tag: str
    own_name: str
    url: str


def elsewhere(path: str, **about) -> list[Elsewhere]:
    """The languages in which there are stories about this, in the order of the site; `path` is the list's own."""
    found = set(
        Edition.objects.live().filter(**about).order_by().values_list("language", flat=True).distinct()
    )
    own = get_language()
    return [
        Elsewhere(language.tag, language.own_name, swap_language(path, code))
        for code, language in ALL.items()
        if code in found and code != own
    ]


def listing(request, about: str, thing: Model) -> dict:
    """One page of the stories about something; where there are none, the languages that have some."""
    page = paged(request, Stories(get_language(), about, thing.pk), kind=Pages)
    return {"page": page, "elsewhere": [] if page.object_list else elsewhere(request.path, **{about: thing})}
