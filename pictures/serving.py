"""Sending picture files from Django itself, for sites without a web server in front."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import condition, require_safe

# Only names that we made ourselves. So no path can lead out of the folder, and the type is never guessed.
OWN_NAME = re.compile(
    r"pictures/[0-9a-f]{2}/[0-9a-f]{32}/"
    r"(?:master\.(?:jpg|png)|[1-9]\d{0,3}\.(?:webp|avif|jpg)|(?:wide|square)-\d{1,3}-\d{1,3}\.jpg)",
    re.ASCII,
)
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
HEADERS = {
    # A file never changes under its name; a new picture gets a new one.
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    # Feed readers show our pictures on their own pages.
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def _etag(_request: HttpRequest, name: str) -> str | None:
    return f'"{name}"' if OWN_NAME.fullmatch(name) else None


@require_safe
@condition(etag_func=_etag)
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """One picture file; anything else under this address does not exist."""
    if not OWN_NAME.fullmatch(name):
        raise Http404
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type=TYPES[name.rsplit(".", 1)[1]], headers=HEADERS)
    response.count_visit = False
    return response
