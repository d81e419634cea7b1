"""Search: the page of results, and names while a reader types."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language

from languages.alternates import whole
from portal.search import flood, page, suggestions
from portal.search.question import Question

PRIVATE = "private, max-age=0, must-revalidate"
"""What somebody looks for is nobody else's: no cache between us keeps it."""


def search(request):
    """What was found for the words in the field; without words, only the field."""
    question = Question.asked(request.GET)
    if question.query and flood.is_too_much(request.META):
        return too_many(request)
    request.is_search, request.asked, request.page_number = True, question.own_address[1:], question.page
    response = TemplateResponse(
        request, "portal/search.html", page.context(request, question, get_language())
    )
    response.headers["Cache-Control"] = PRIVATE
    return response


def suggest(request):
    """Names and headlines that begin as what was typed so far, for the script of the page."""
    if flood.is_too_much(request.META):
        return JsonResponse({"names": []}, status=429, headers={"Cache-Control": PRIVATE})
    names = suggestions.names(request.GET.get("q", ""), get_language())
    return JsonResponse({"names": names}, headers={"Cache-Control": PRIVATE})


def too_many(request) -> HttpResponse:
    """Say that somebody searches faster than a person reads; a network shared by many may meet it too."""
    response = render(request, "portal/search_later.html", status=429)
    response.headers["Cache-Control"], response.headers["Retry-After"] = PRIVATE, str(flood.MINUTE)
    return response


def description(request):
    """How a browser adds the search of the paper to its own (OpenSearch 1.1)."""
    context = {"search_url": whole(reverse("portal:search"))}
    return render(
        request, "portal/opensearch.xml", context, content_type="application/opensearchdescription+xml"
    )
