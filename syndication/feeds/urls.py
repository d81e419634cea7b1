"""Addresses of feeds; they stand under a language: ``/mk/sections/politics/feed.xml``."""

from django.urls import path, register_converter

from syndication.feeds import views


class Format:
    """How a feed is written: RSS (xml), Atom, JSON Feed."""

    regex = "xml|atom|json"

    def to_python(self, value):
        """As it stands in the address."""
        return value

    def to_url(self, value):
        """As it stands in the address."""
        return value


register_converter(Format, "feed_format")

patterns = [
    path("feed.<feed_format:format>", views.feed, name="feed"),
    *(
        path(f"{folder}/<slug:slug>/feed.<feed_format:format>", views.feed, {"kind": kind}, name=f"{kind}_feed")
        for kind, folder in {
            "section": "sections", "tag": "tags", "person": "people", "organization": "organizations",
            "event": "events", "storyline": "storylines",
        }.items()
    ),
]  # fmt: skip
