"""A colleague beside the running server: a process that makes the paper and then changes it, as it is told to.

Reads one line of JSON for each wish, writes one line with what came of it.
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import correcting, publishing, writing  # noqa: E402
from articles.models import Edition, Transition  # noqa: E402
from pictures import later  # noqa: E402
from tests.factories import EditionFactory, UserFactory  # noqa: E402
from tests.portal.full_paper import full_paper  # noqa: E402
from tests.portal.page_types import LIGHT, PAGES  # noqa: E402

MACHINES = (
    "feed.xml", "feed.atom", "feed.json", "sections/culture/feed.xml", "people/ana/feed.atom", "news-sitemap.xml",
    "events/calendar.ics", "manifest.webmanifest",
)  # fmt: skip


def paper() -> list[str]:
    """Make it, if it is not there; the address of every kind of page in Macedonian, and of what machines read."""
    if not Edition.objects.exists():
        full_paper()
        while (
            later.make_next()
        ):  # all sizes of all pictures, before a worker changes the pages of a test by them
            pass
        UserFactory(username="bela", role="Editor")
    pages = [page.address("mk") for page in (*PAGES, *LIGHT)]
    top = ["/sitemap.xml", "/sitemap-pages.xml", "/robots.txt", "/sw.js", "/visitors/flag.svg"]
    return [*pages, *(f"/mk/{name}" for name in MACHINES), *top]


def session() -> str:
    """The cookie of an editor who has logged in."""
    user, kept = colleague(), SessionStore()
    kept[SESSION_KEY], kept[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[-1]
    kept[HASH_SESSION_KEY] = user.get_session_auth_hash()
    kept.create()
    return f"{settings.SESSION_COOKIE_NAME}={kept.session_key}"


def write(slug: str, headline: str) -> str:
    """A new story about everything that the great story is about, still a draft."""
    like = Edition.objects.get(language="mk", slug="everything").article
    story = type(like).objects.create(section=like.section, picture=like.picture)
    story.people.set(like.people.all())
    story.organizations.set(like.organizations.all())
    story.events.set(like.events.all())
    story.tags.add(*like.tags.all())
    story.storylines.set(like.storylines.all())
    words = {"headline": headline, "standfirst": headline, "body": f"<p>{headline}</p>"}
    edition = writing.save_words(story, "mk", words, by=colleague(), slug=slug)
    return edition.get_absolute_url()


def publish(slug: str) -> None:
    """Let readers have it."""
    publishing.publish(edition(slug), by=colleague())


def rewrite(slug: str, headline: str) -> None:
    """Change the words that readers see, and tell them of a mistake."""
    found = edition(slug)
    words = {"headline": headline, "standfirst": headline, "body": f"<p>{headline}</p>"}
    writing.save_words(found.article, "mk", words, by=colleague(), version=found.version)
    correcting.open_correction(
        found.article, "mk", kind="correction", text="A name was wrong.", by=colleague()
    )


def withdraw(slug: str) -> None:
    """Take it away."""
    publishing.withdraw(edition(slug), by=colleague(), reason="x", notice="")


def edition(slug: str) -> Edition:
    return Edition.objects.get(language="mk", slug=slug)


def colleague():
    return get_user_model().objects.get(username="bela")


def form(slug: str = "everything") -> str:
    """Where a story is edited; without a name the great one."""
    return reverse("admin:articles_article_change", args=[edition(slug).article_id])


def due(number: int) -> None:
    """So many stories whose time to come out is now."""
    for _number in range(number):
        EditionFactory(language="mk", scheduled=True, slug=f"due-{_number}")
    Edition.objects.filter(slug__startswith="due-").update(published_at=timezone.now())


def settled() -> dict[str, int]:
    """What became of them: steps in their logs, stories with more than one, stories that nobody can read."""
    steps = Transition.objects.filter(edition__slug__startswith="due-", new_status="published")
    each = steps.values("edition").annotate(times=Count("pk"))
    unseen = 100 - Edition.objects.live("mk").filter(slug__startswith="due-").count()
    return {"steps": each.count(), "twice": sum(one["times"] > 1 for one in each), "unseen": unseen}


if __name__ == "__main__":
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(globals()[name](*arguments)), flush=True)
