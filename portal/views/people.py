"""Pages of people."""

from django.template.response import TemplateResponse
from django.utils.translation import get_language

from languages.fallback import words
from portal import directories
from portal.entities import news, whole
from portal.entities.office import offices
from portal.entities.page_keys import key_of
from portal.entities.written import also_written


def people(request):
    """Everybody in the news who acts in public, from A to Z."""
    return TemplateResponse(request, "people/index.html", directories.people(request))


def person(request, slug):
    """One person: names, positions, events, whom they are in the news with, the stories."""
    found, lists = whole.person(slug)
    request.page_key, names = key_of(found), lists["names"]
    context = lists | {
        "person": found, "written": also_written(found, names), "positions": offices(lists["positions"]),
        "biography": words(found, "biography", get_language()),
    }  # fmt: skip
    return TemplateResponse(
        request, "people/detail.html", context | news.stories_by_year(request, found, lists)
    )
