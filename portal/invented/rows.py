"""The rows of an invented story in every table, published and with its history."""

from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from django.db import models

from articles.models import Article, Byline, Edition, Revision
from articles.models.tag import TaggedArticle
from languages.fallback import localized
from languages.folding import fold
from languages.registry import CODES
from portal.invented.records import Records
from portal.invented.tables import Table, numbers
from portal.invented.texts import Story, Words

BYLINE = "Nevipe"
WORDS = ("headline", "standfirst", "body")


@dataclass
class Batch:
    """Some stories as rows, with the numbers that their articles and editions get."""

    known: Records
    articles: list[tuple] = field(default_factory=list)
    editions: list[tuple] = field(default_factory=list)
    revisions: list[tuple] = field(default_factory=list)
    links: dict[str, list[tuple]] = field(default_factory=lambda: {name: [] for name in _LINKS})

    def take(self, stories: list[Story], dates: list[datetime]) -> None:
        """Make the rows of all of these; a date for each."""
        own = numbers(Article, len(stories))
        free = iter(numbers(Edition, sum(len(each.languages) for each in stories)))
        for number, each, at in zip(own, stories, dates, strict=True):
            self._take(number, each, at, free)

    def write(self) -> None:
        """Write all rows, articles first."""
        Table(Article, "id", "section_id", "kind", "original_language", *_LOCALIZED).add(self.articles)
        Table(Edition, *_EDITION).add(self.editions)
        Table(Revision, "edition_id", "number", "churn", "source_revision", *WORDS).add(self.revisions)
        Table(Byline, "article_id", "name").add((row[0], BYLINE) for row in self.articles)
        for name, rows in self.links.items():
            model, columns = _LINKS[name]()
            Table(model, *columns).add(rows)

    def _take(self, number: int, each: Story, at: datetime, free) -> None:
        texts = {code: _texts(words) for code, words in each.words.items()}
        sizes = {code: _size(words) for code, words in each.words.items()}
        section = self.known.sections[each.section % len(self.known.sections)]
        words = (texts.get(code, _NO_TEXTS)[column] for column in range(len(WORDS)) for code in CODES)
        self.articles.append((number, section, each.kind, each.languages[0], *words))
        for code in each.languages:
            self._edition(next(free), number, each, code, at, sizes)
            source = None if code == each.languages[0] else 1
            self.revisions.append((self.editions[-1][0], 1, sizes[code], source, *texts[code]))
        for name in self.links:
            ids = getattr(self.known, name)
            self.links[name].extend((number, ids[one]) for one in getattr(each, name))

    def _edition(self, pk: int, article: int, each: Story, code: str, at: datetime, sizes: dict) -> None:
        original = each.languages[0]
        source = ("", None, 0) if code == original else (original, 1, sizes[original])
        slug = fold(each.words[code].headline, code).replace(" ", "-")[:70].strip("-")
        row = (pk, article, code, f"{slug}-{article}", Edition.Status.PUBLISHED.value, at, at)
        self.editions.append((*row, 1, 1, sizes[code], *source))


_EDITION = (
    "id", "article_id", "language", "slug", "status", "published_at", "came_out_at",
    "revision", "update_revision", "churn", "source_language", "source_revision", "source_churn",
)  # fmt: skip
_LOCALIZED = tuple(localized(name, code) for name in WORDS for code in CODES)
_NO_TEXTS = (None, None, None)


def _between(relation, column: str) -> tuple[type[models.Model], tuple[str, str]]:
    return relation.through, ("article_id", column)


_LINKS = {
    "people": lambda: _between(Article.people, "person_id"),
    "organizations": lambda: _between(Article.organizations, "organization_id"),
    "tags": lambda: (TaggedArticle, ("content_object_id", "tag_id")),
}


def _texts(words: Words) -> tuple[str, str, str]:
    """Headline, standfirst and body, as clean as the newsroom's forms would store them."""
    body = "</p><p>".join(escape(paragraph) for paragraph in words.paragraphs)
    return words.headline, words.standfirst, f"<p>{body}</p>"


def _size(words: Words) -> int:
    return sum(text.count(" ") + 1 for text in (words.headline, words.standfirst, *words.paragraphs))
