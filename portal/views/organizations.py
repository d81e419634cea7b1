"""Pages of organizations."""

from django.template.response import TemplateResponse
from django.utils.translation import get_language

from languages.fallback import words
from portal import directories
from portal.entities import news, whole
from portal.entities.office import offices
from portal.entities.page_keys import key_of
from portal.entities.written import also_written


def organizations(request):
    """Every organization in the news, from A to Z."""
    return TemplateResponse(request, "organizations/index.html", directories.organizations(request))


def organization(request, slug):
    """One organization: names, its family, its people, events, whom it is in the news with, the stories."""
    found, lists = whole.organization(slug)
    request.page_key, names = key_of(found), lists["names"]
    context = lists | {
        "organization": found, "written": also_written(found, names), "above": found.above(),
        "children": lists["parts"], "positions": offices(lists["positions"]),
        "description": words(found, "description", get_language()),
    }  # fmt: skip
    return TemplateResponse(
        request, "organizations/detail.html", context | news.stories_by_year(request, found, lists)
    )
