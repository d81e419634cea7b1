"""What a reader asks: the words in the field and the filters, as they stand in the address."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from articles.models import Article
from languages.numbers import whole_number
from languages.registry import enabled
from search.asking import Query, parse
from search.finding import Wanted

PER_PAGE = 20
LAST_PAGE = 50
RECORDS = ("person", "organization", "event", "tag")
TYPES = (*Article.Kind.values, *RECORDS)
PERIODS = {"week": timedelta(days=7), "month": timedelta(days=31)}
NEWEST = "newest"
FILTERS = ("language", "type", "section", "period", "person", "organization", "order")


@dataclass(frozen=True)
class Question:
    """The question of one page. Nothing in it is believed before it was looked at."""

    query: Query
    language: str = ""
    type: str = ""
    section: str = ""
    period: str = ""
    person: str = ""
    organization: str = ""
    order: str = ""
    page: int = 1

    @classmethod
    def asked(cls, parameters: QueryDict) -> "Question":
        """Read the address; what makes no sense counts as not asked."""
        get = parameters.get
        return cls(
            query=parse(get("q", "")),
            language=_one_of(get("language"), enabled()),
            type=_one_of(get("type"), TYPES),
            period=_period(get("period", "")),
            order=_one_of(get("order"), (NEWEST,)),
            page=whole_number(get("page", "1")) or 0,
            **{name: _number(get(name, "")) for name in ("section", "person", "organization")},
        )

    @property
    def q(self) -> str:
        """The words as they are searched for."""
        return self.query.text

    @property
    def is_filtered(self) -> bool:
        """Whether something else than words was asked for."""
        return any((self.language, self.type, self.section, self.period, self.person, self.organization))

    def wanted(self, reader_language: str) -> Wanted:
        """The same for the engine."""
        return Wanted(
            query=self.query,
            language=self.language,
            reader_language=reader_language,
            kind=self.type if self.type in RECORDS else "",
            facets=self._facets(),
            since=self._since(),
            order=self.order or "relevance",
            page=self.page,
            per_page=PER_PAGE,
        )

    def address(self, **changes) -> str:
        """The part of an address behind its path, with other filters, order or page; a new filter starts at page 1."""
        asked = replace(self, **({"page": 1} | changes))
        given = {"q": asked.q} | {name: getattr(asked, name) for name in FILTERS}
        given["page"] = asked.page if asked.page > 1 else ""
        return "?" + urlencode({name: value for name, value in given.items() if value})

    @property
    def own_address(self) -> str:
        """The part of its own address behind the path; empty if nothing was asked."""
        return self.address(page=self.page) if self.query else ""

    def _facets(self) -> frozenset[str]:
        named = {"section": self.section, "person": self.person, "organization": self.organization}
        named["type"] = self.type if self.type not in RECORDS else ""
        named["year"] = self.period if self.period not in PERIODS else ""
        return frozenset(f"{name}:{value}" for name, value in named.items() if value)

    def _since(self) -> date | None:
        return timezone.localdate() - PERIODS[self.period] if self.period in PERIODS else None


def _one_of(value: str | None, known) -> str:
    return value if value in known else ""


def _number(text: str) -> str:
    number = whole_number(text)
    return str(number) if number and number < 2**31 else ""


def _period(text: str) -> str:
    return text if text in PERIODS or (len(text) == 4 and text.isascii() and text.isdigit()) else ""
