"""The forms of the answers, as the description of the interface tells them."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from syndication.models import Reason


class Named(Schema):
    """Something with a name and a page."""

    uri: str = Field(description="The lasting name; the address may change.")
    slug: str
    name: str = Field(
        description="In the language that was asked for, else in the nearest one that has a name."
    )
    url: str


class Licence(Schema):
    """On what terms the text may be printed."""

    code: str
    url: str | None = Field(description="Where the terms stand; null: all rights reserved, please ask.")
    terms: str


class EditionOut(Schema):
    """One story in one language, as readers can read it now."""

    deleted: Literal[False] = False
    uri: str
    id: int
    article: int
    language: str = Field(description="BCP 47; Serbian is sr-Latn.")
    url: str
    ninjs_url: str
    kicker: str
    headline: str
    standfirst: str
    section: Named
    published_at: datetime
    updated_at: datetime | None = Field(description="When readers last got new words.")
    changed_at: datetime | None = Field(
        description="When the last change was entered; null for the moment before."
    )
    licence: Licence
    ninjs: dict[str, Any] | None = Field(None, description="The whole item, IPTC ninjs 3.1; with full=true.")


class Gone(Schema):
    """An edition that nobody may use any more, or that has left the list that was asked for."""

    deleted: Literal[True] = True
    uri: str
    language: str
    at: datetime | None
    reason: Literal[(*Reason.values, "not_in_selection")]


class EditionList(Schema):
    """A page of editions."""

    items: list[EditionOut | Gone]
    next: str | None = Field(
        description="The cursor for what follows. With updated_since it is never null: keep it, ask again later."
    )
    has_more: bool = Field(description="Whether something follows already now.")


class ArticleOut(Schema):
    """A story in all the languages in which readers can read it."""

    uri: str
    id: int
    original_language: str
    editions: list[EditionOut]


class NamedList(Schema):
    """A page of names."""

    items: list[Named]
    next: str | None
    has_more: bool


class EventOut(Named):
    """An event. Of its days no more is known than `precision` says; hours with the clock of the place."""

    starts_on: str
    ends_on: str | None
    precision: str
    starts_at: str | None
    ends_at: str | None
    has_new_date: bool
    status: str
    venue: str | None


class EventList(Schema):
    """A page of events."""

    items: list[EventOut]
    next: str | None
    has_more: bool


class Wrong(Schema):
    """What was wrong with the question."""

    detail: str | list[dict[str, Any]]
