"""Arranged front pages for tests, and what their readers see."""

import re

from django.urls import reverse

from newsroom.fronts import launching, order
from newsroom.fronts.arranging import arrange
from newsroom.models import FrontPage
from tests.factories import EditionFactory


def story(headline: str, language: str = "en", **state):
    """A story that readers can read, or one in another state."""
    return EditionFactory(language=language, words__headline=headline, **(state or {"published": True}))


def version(language: str = "en") -> int:
    draft = FrontPage.objects.draft(language).first()
    return draft.version if draft else 0


def place(*editions, by, language: str = "en") -> None:
    """Put stories into the draft, each below the last."""
    for edition in editions:
        arrange(
            language, lambda slots, pk=edition.article_id: order.add(slots, pk),
            version=version(language), by=by,
        )  # fmt: skip


def launch(*editions, by, language: str = "en") -> FrontPage:
    """Show readers these stories on top."""
    place(*editions, by=by, language=language)
    return launching.launch(language, version=version(language), by=by)


def headlines(html: str) -> list[str]:
    """The headlines of the lead and of the cards, in their order; then the others."""
    main = html.partition("<main")[2].partition("</main>")[0]
    found = re.findall(
        r'<h[23] class="headline"><a[^>]*>([^<]*)</a>|</time>\s*<a href="[^"]*">([^<]*)</a>', main
    )
    return [a or b for a, b in found]


def reader(client, language: str = "en") -> list[str]:
    """What a reader of the front page finds."""
    return headlines(client.get(f"/{language}/").content.decode())


def desk(language: str = "en") -> str:
    return reverse("newsroom:front", args=[language])


def press(client, step: str, *, language: str = "en", **data):
    """Press a button of the desk."""
    return client.post(desk(language), {"step": step, "version": version(language)} | data)
