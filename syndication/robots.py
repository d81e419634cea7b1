"""What we tell programs that come by: where they may look, what there is, and whom to write to about holes."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from languages.alternates import whole
from languages.registry import enabled, tag_of

GOOD_FOR = timedelta(days=180)
"""RFC 9116 recommends less than a year. It is computed on each request, so nobody has to remember it."""


def robots(request):
    """Everything public may be read by machines; the newsroom and answers of the search may not.

    What is secret is not named here. An answer costs more than a page, and all that it leads to stands elsewhere.
    """
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /*/search/?", ""]
    lines += [f"Sitemap: {whole(path)}" for path in (reverse("machines:sitemap"), *_news())]
    return _text(lines)


def security(request):
    """Whom to write to who has found a hole (RFC 9116).

    The only place where the address stands literally: programs of security researchers read it, and the standard
    wants a link that can be followed. The address is that of the newsroom, which stands on the contact page anyway.
    """
    expires = (timezone.now() + GOOD_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{settings.SITE_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(map(tag_of, enabled()))}",
        f"Canonical: {whole(reverse('machines:security'))}",
    ]
    return _text(lines)


def favicon(request):
    """The sign of the paper for programs that ask for it without looking at a page."""
    return redirect(static("img/favicon.svg"))


def _news() -> list[str]:
    paths = []
    for code in enabled():
        with override(code):
            paths.append(reverse("syndication:news_sitemap"))
    return paths


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
