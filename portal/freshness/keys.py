"""The keys of a page: what it was made of, said as exactly as the kind of page allows.

Without a rule, a page depends on every table that it read: never wrong, often purged. A rule names what a page reads
stories by, so that a change of one story purges only the pages that show it, and a new one the lists it comes into.
"""

from sys import intern

from portal.entities.page_keys import key_of
from portal.freshness import reading
from portal.freshness.meaning import ALL_PAGES, EVERYTHING, MENU, UPCOMING
from portal.freshness.tables import STORIES, THINGS

STORY_TABLES = frozenset(f"table:{name}" for name in STORIES)
THING_TABLES = frozenset(f"table:{name}" for name in THINGS)
LEADS_ON = (
    "articles.tag:",
    "articles.storyline:",
    "people.person:",
    "organizations.organization:",
    "events.event:",
)
"""What stories are related by: a new story about any of these may stand beside this one."""
OWNER = {
    "articles:section": "section", "articles:tag": "tag", "articles:storyline": "storyline",
    "people:detail": "person", "organizations:detail": "organization", "events:detail": "event",
}  # fmt: skip
"""By address: under which name the page has the thing whose stories it lists."""
NEWEST = {"portal:front": "lead", "articles:archive": "years"}
"""Lists of all stories of a language, and what is empty on them if there are none."""
FEEDS = {"syndication:feed"}
FROM_MEMORY = ("people:", "organizations:", "events:")
"""Pages that take names from the book in memory, which was read for another page."""
FRAME = {ALL_PAGES, MENU, UPCOMING}
"""What stands around every page. Which sections are in the menu hangs on all stories, so it has a key of its own."""
OK = 200


def keys_of(request, response) -> frozenset[str]:
    """What an answer was made of; a change of any of it makes the answer wrong."""
    read = reading.of_this_page()
    if read is None:
        return frozenset({*FRAME, EVERYTHING})
    records, match = read.records(), request.resolver_match
    route = (match.view_name or "").removeprefix("lite:") if match else ""
    context = getattr(response, "context_data", None) or {}
    spared, exact = (frozenset(), set())
    if response.status_code == OK:
        spared, exact = _rule(route, context, records, getattr(request, "LANGUAGE_CODE", ""))
    tables = read.tables - spared
    if route.startswith(FROM_MEMORY):
        tables |= THING_TABLES
    # Ten thousand pages name the same things: each name is kept once.
    return frozenset(map(intern, records | tables | exact | FRAME))


def _rule(route: str, context: dict, records: set[str], language: str) -> tuple[frozenset[str], set[str]]:
    """Which tables need not be named for this page, and which keys say the same more exactly."""
    if route == "articles:detail" and "edition" in context:
        return STORY_TABLES | THING_TABLES, {f"in:{key}" for key in records if key.startswith(LEADS_ON)}
    if owner := context.get(OWNER.get(route, "")):
        spared = STORY_TABLES | THING_TABLES if route.startswith("articles:") else STORY_TABLES
        return spared, {f"in:{key_of(owner)}"}
    if route in NEWEST:
        return STORY_TABLES | THING_TABLES, {
            f"stories:{language}" if context.get(NEWEST[route]) else "stories"
        }
    if route in FEEDS:
        return STORY_TABLES | THING_TABLES, {"stories"}
    return frozenset(), set()
