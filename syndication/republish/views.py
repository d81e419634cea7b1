"""The page from which another newsroom takes a story."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from articles import lookup
from articles.models import Edition
from languages.registry import enabled
from syndication.licences import licence_of
from syndication.republish import text


def republish(request, slug):
    """On what terms a story may be printed, how to credit it, and its text; 404 where nobody may print it."""
    found = lookup.find(get_language(), slug)
    if found and found.moved_to:
        return redirect("syndication:republish", slug=found.moved_to.slug, permanent=True)
    if found and found.elsewhere:
        return redirect("articles:detail", slug=slug)
    if found is None or found.edition is None or not licence_of(found.edition.article).allows_reprint:
        raise Http404
    request.editions_by_language = _addresses(found.edition)
    response = render(request, "syndication/republish.html", text.context(found.edition))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _addresses(edition: Edition) -> dict[str, str]:
    """The same page for the other languages of the story."""
    live = [
        other for other in edition.article.editions.all() if other.is_live and other.language in enabled()
    ]
    return {other.language: f"{other.get_absolute_url()}republish/" for other in live}
