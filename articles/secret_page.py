"""What a secret link shows: the page as readers will see it. Never kept, never counted, never found by a search."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles import previewing, story
from articles.models import Edition, Revision
from languages.registry import tag_of

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "same-origin",
}


@require_safe
def secret(request, token):
    """The text that the link was made for, or the public page once there is one. Anything else is 404."""
    link = previewing.find(token)
    if link is None:
        raise Http404
    if link.edition.is_live:
        response = redirect(link.edition.get_absolute_url())
    else:
        response = page(request, link.edition, link.revision, {"secret_link": link})
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def page(request, edition: Edition, revision: Revision | None, extra: dict):
    """The public page of an edition that may not be public, with the words of one revision."""
    edition = Edition.objects.for_page().get(pk=edition.pk)
    latest = edition.revision
    if revision is not None:
        edition = previewing.with_words_of(edition, revision)
    request.previewed_as = edition.get_absolute_url()
    live = story.addresses(edition.article.editions.all())
    request.editions_by_language = live | {edition.language: request.path}
    context = extra | {
        "preview_of": edition, "revision": revision,
        "is_earlier": revision is not None and revision.number != latest,
    }  # fmt: skip
    with override(edition.language):
        response = render(request, "articles/preview.html", story.context(edition) | context)
    response.headers["Content-Language"] = tag_of(edition.language)
    return response
