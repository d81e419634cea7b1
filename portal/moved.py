"""Addresses of records that were merged into another: they lead on, whatever stood below them."""

import re

from django.http import HttpResponsePermanentRedirect

from languages.paths import language_of
from newsroom.merging.kinds import KINDS
from newsroom.models import Merge

ADDRESS = re.compile(
    r"(?P<before>/[a-z]{2,3}/(?:[a-z]+/)?(?P<kind>"
    + "|".join(KINDS)
    + r")/)(?P<slug>[-\w]{1,90})(?P<after>[./].*)",
    re.ASCII,
)
"""A page of any edition, its feed, its calendar file."""


class MovedMiddleware:
    """Answer 301 instead of 404 where a record had its page. Costs nothing while a page is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Look for the record only after nobody else has found the page."""
        response = self.get_response(request)
        if response.status_code == 404 and request.method in {"GET", "HEAD"}:
            address = new_address(request.path_info)
            if address:
                question = request.META.get("QUERY_STRING", "")
                return HttpResponsePermanentRedirect(f"{address}?{question}" if question else address)
        return response


def new_address(path: str) -> str:
    """The address that an old one leads to now; empty if it never was one, or if its record has no page."""
    old = ADDRESS.fullmatch(path)
    if old is None or language_of(path) is None:
        return ""
    number = Merge.objects.kept_for(old["kind"], old["slug"])
    records = KINDS[old["kind"]].objects
    shown = records.public() if hasattr(records, "public") else records
    slug = shown.filter(pk=number).values_list("slug", flat=True).first() if number else None
    return f"{old['before']}{slug}{old['after']}" if slug and slug != old["slug"] else ""
