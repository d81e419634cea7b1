"""Fixed pages: about, contact, privacy, accessibility."""

from django.shortcuts import render


def page(request, template):
    """A page whose words are in its template."""
    return render(request, template)
