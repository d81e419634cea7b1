"""The page that shows the interface to people: from files of our own server, allowed by our own policy."""

from django.shortcuts import render
from django.urls import reverse
from ninja.openapi.docs import Swagger


class Docs(Swagger):
    """Ninja's page in a template of ours, which has a language and a title."""

    def render_page(self, request, api, **kwargs):
        """The page, with the place where the description for programs stands."""
        settings = self.settings | {"url": reverse("machines:api:openapi-json")}
        return render(request, "syndication/api_docs.html", {"settings": settings, "api": api})
