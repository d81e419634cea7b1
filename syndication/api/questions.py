"""What may be asked, and how strictly: whatever is not understood is said so, and nothing is guessed."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from ninja import Schema
from ninja.errors import HttpError, ValidationError
from pydantic import AfterValidator, AwareDatetime, Field

from languages.registry import CODES, enabled

LARGEST = 2**63 - 1
LIMIT, MOST = 20, 100


def in_utc(at: datetime) -> datetime:
    """The same moment on the clock of the database; at the ends of time there is none."""
    try:
        return at.astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise ValueError("there is no such moment") from error


Number = Annotated[int, Field(ge=1, le=LARGEST)]
Slug = Annotated[
    str, Field(pattern=r"^[-a-zA-Z0-9_]{1,90}$", description="The last part of the page's address.")
]
Moment = Annotated[AwareDatetime, AfterValidator(in_utc)]
Code = Literal[CODES]
CodeOrAll = Literal[(*CODES, "all")]
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at once.")]
Cursor = Annotated[str, Field(max_length=200, description="`next` of the page before, letter by letter.")]


class Paged(Schema):
    """What every list understands."""

    limit: Limit = LIMIT
    cursor: Cursor | None = None


class InLanguage(Paged):
    """A list of names in one language."""

    language: Code


class Editions(Paged):
    """Which editions."""

    language: CodeOrAll
    section: Slug | None = None
    tag: Slug | None = None
    person: Slug | None = None
    organization: Slug | None = None
    updated_since: Annotated[
        Moment | None,
        Field(description="Everything that changed since, in the order of changes, with what is gone."),
    ] = None
    full: Annotated[bool, Field(description="With the whole ninjs item of each edition.")] = False

    @property
    def selection(self) -> dict[str, str]:
        """The filters beside the language, by the name of the column that they ask for."""
        asked = {
            "article__section__slug": self.section,
            "article__tagged_articles__tag__slug": self.tag,
            "article__people__slug": self.person,
            "article__organizations__slug": self.organization,
        }
        found = {column: value for column, value in asked.items() if value}
        return found | ({"article__people__is_private": False} if self.person else {})


def nothing_else(request, question: type[Schema] | None = None) -> None:
    """Refuse a parameter that does not exist: a filter with a slip of the pen must not give everything."""
    known = question.model_fields if question else {}
    unknown = [name for name in request.GET if name not in known]
    if unknown:
        raise ValidationError(
            [
                {"type": "unknown", "loc": ["query", name[:50]], "msg": "no such parameter"}
                for name in unknown[:5]
            ]
        )


def switched_on(language: str) -> str | None:
    """The language to filter by, None for all; refused where this site does not publish it."""
    if language != "all" and language not in enabled():
        raise HttpError(404, "This site does not publish in that language.")
    return None if language == "all" else language
