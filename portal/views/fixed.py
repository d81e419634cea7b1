"""Fixed pages: about, contact, privacy, accessibility; and what robots should know."""

from django.http import HttpResponse
from django.shortcuts import render


def page(request, template):
    """A page whose words are in its template."""
    return render(request, template)


def robots(request):
    """Everything public may be read by machines; the newsroom may not."""
    return HttpResponse("User-agent: *\nDisallow: /admin/\n", content_type="text/plain")
