"""Pages that list stories, and the way that leads to a page."""

from django.urls import reverse
from django.utils.translation import gettext

from languages.alternates import whole
from languages.registry import current, tag_of
from syndication.structured.script import filled, words


def collection(name: str, description: str, url: str) -> dict:
    """A section, topic, storyline, directory or month."""
    return filled(
        type_="CollectionPage", id_=url, url=url, name=words(name), description=words(description),
        inLanguage=tag_of(current()), isPartOf={"@type": "WebSite", "@id": whole("/#website"), "url": whole("/")},
    )  # fmt: skip


def breadcrumb(*steps: tuple[str, str]) -> dict:
    """The way from the front page: name and path of each step. The last step is the page itself."""
    way = [(gettext("Home"), reverse("portal:front")), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": words(name), "item": whole(path)}
            for place, (name, path) in enumerate(way, start=1)
        ],
    }
