"""What is taken back is gone from every page, feed and host in a moment, and no page that was kept shows it (T024)."""

import pytest

from tests.portal.front_door.door import eventually

pytestmark = pytest.mark.processes
SLUG, WRONG, RIGHT = "taken-back", "Zqxwrong was elected", "Zqxright was elected"
EVERYWHERE = (
    "/mk/", "/mk/sections/culture/", "/mk/people/ana/", "/mk/tags/homes/", "/mk/storylines/housing/",
    "/mk/organizations/forum/", "/mk/events/meeting/", "/mk/archive/", "/mk/feed.xml", "/mk/feed.atom",
    "/mk/feed.json", "/mk/sections/culture/feed.xml", "/mk/people/ana/feed.xml", "/mk/news-sitemap.xml", "/mk/lite/",
    "/mk/lite/sections/culture/",
)  # fmt: skip


def showing(door, word: str) -> set[str]:
    return {path for path in EVERYWHERE if word.encode() in door.ask(path).body}


def test_a_story_comes_is_corrected_and_goes_everywhere(door):
    story = door.tell("write", SLUG, WRONG)
    assert (showing(door, "Zqx"), door.ask(story).status) == (set(), 404)

    door.tell("publish", SLUG)
    eventually(lambda: door.ask(story).status == 200)
    shown = eventually(lambda: len(found := showing(door, "Zqxwrong")) >= len(EVERYWHERE) - 2 and found)
    first = door.ask(story)

    door.tell("rewrite", SLUG, RIGHT)
    eventually(lambda: b"Zqxwrong" not in door.ask(story).body)
    eventually(lambda: showing(door, "Zqxwrong") == set() and showing(door, "Zqxright") == shown)
    second = door.ask(story)
    assert second.header("etag") != first.header("etag")
    assert door.ask(story, {"If-None-Match": first.header("etag")}).status == 200

    door.tell("withdraw", SLUG)
    eventually(lambda: door.ask(story).status == 410)
    eventually(lambda: showing(door, "Zqx") == set())
    assert door.ask(story, {"If-None-Match": second.header("etag")}).status == 410
    assert b"Zqx" not in door.ask("/mk/search/?q=zqxright").body.replace(b"zqx", b"")
