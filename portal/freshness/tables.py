"""Which tables readers can see something of, and what each row of them is about."""

from dataclasses import dataclass

ALL = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Watched:
    """What the database notes of a changed row. `{row}` stands for the row."""

    kind: str
    """What the row is about, as page keys call it."""
    thing: str = "{row}.id"
    other: str = "NULL"
    """What a link leads to."""
    other_kind: str = ""
    events: tuple[str, ...] = ALL
    places: tuple[str, ...] = ()
    """Columns that decide in which lists it stands. A link has none: each change of it moves."""
    public: str = "TRUE"
    """When readers may know of the row."""
    moves: bool = False


STORY = "articles.article"
OF_STORY = "{row}.article_id"
OUT = "{row}.status IN ('scheduled', 'published', 'withdrawn')"
PLACES_OF_EDITION = (
    "article_id", "language", "status", "slug", "published_at", "embargoed_until", "expires_at",
    "came_out_at", "ended_at", "killed_at",
)  # fmt: skip


def _link(column: str, kind: str, thing: str = OF_STORY, about: str = STORY) -> Watched:
    return Watched(about, thing, f"{{row}}.{column}", kind, moves=True)


STORIES = {
    # A story without an edition is nobody's: its first edition brings it.
    "articles_article": Watched(
        STORY, "{row}.id", "{row}.section_id", "articles.section", ("UPDATE", "DELETE"),
        ("section_id", "kind", "original_language", "binned_at"),
    ),
    "articles_edition": Watched(STORY, OF_STORY, places=PLACES_OF_EDITION, public=OUT, moves=True),
    "articles_formerslug": Watched(
        STORY, "COALESCE((SELECT e.article_id FROM articles_edition e WHERE e.id = {row}.edition_id), 0)", moves=True
    ),
    "articles_byline": _link("person_id", "people.person"),
    "articles_taggedarticle": _link("tag_id", "articles.tag", "{row}.content_object_id"),
    "articles_article_people": _link("person_id", "people.person"),
    "articles_article_organizations": _link("organization_id", "organizations.organization"),
    "articles_article_events": _link("event_id", "events.event"),
    "articles_article_storylines": _link("storyline_id", "articles.storyline"),
    "articles_gallerypicture": Watched(STORY, OF_STORY),
    "articles_editornote": Watched(STORY, OF_STORY),
    "articles_languageplan": Watched(STORY, OF_STORY),
    "articles_correction": Watched(STORY, OF_STORY),
    "articles_correctiontext": Watched(
        STORY, "COALESCE((SELECT c.article_id FROM articles_correction c WHERE c.id = {row}.correction_id), 0)"
    ),
}  # fmt: skip
"""Tables of which each row belongs to one story."""

THINGS = {
    "articles_section": Watched("articles.section"),
    "articles_tag": Watched("articles.tag"),
    "articles_storyline": Watched("articles.storyline"),
    "pictures_picture": Watched("pictures.picture"),
    "people_person": Watched("people.person"),
    "people_personname": Watched("people.person", "{row}.person_id"),
    "people_position": _link(
        "organization_id", "organizations.organization", "{row}.person_id", "people.person"
    ),
    "organizations_organization": Watched("organizations.organization"),
    "organizations_organizationname": Watched("organizations.organization", "{row}.organization_id"),
    "events_venue": Watched("events.venue"),
    "events_event": Watched("events.event"),
    "events_eventname": Watched("events.event", "{row}.event_id"),
    "events_event_organizers": _link(
        "organization_id", "organizations.organization", "{row}.event_id", "events.event"
    ),
    "events_event_participants": _link("person_id", "people.person", "{row}.event_id", "events.event"),
}
"""Tables of what stories are about."""

RULES = {
    "articles_fallback": Watched("articles.fallback"),
    "visitors_countryname": Watched("visitors.countryname"),
    "newsroom_merge": Watched("newsroom.merge"),
    "newsroom_breakingnews": Watched("newsroom.breakingnews"),
    # What is arranged and not launched is nobody's yet.
    "newsroom_frontpage": Watched(
        "newsroom.frontpage", places=("state", "language"), public="{row}.state = 'live'", moves=True
    ),
    "newsroom_slot": Watched("newsroom.slot", "{row}.front_id"),
}
"""What editors decide about pages."""

WATCHED = STORIES | THINGS | RULES

ALSO_ABOUT = {"newsroom_breakingnews": [(STORY, "article_id")], "newsroom_slot": [(STORY, "article_id")]}
"""Records that pages do not show without the story that they are about."""
