"""The names of one story for its journalist: found, linked, spelt otherwise, unclear, unknown."""

from collections import defaultdict
from dataclasses import dataclass, field

from articles.models import Article
from articles.models.article import WORDS
from articles.naming import books
from articles.naming.answering import FIELDS
from articles.naming.forms import Certainty, Reading, Unknown
from articles.naming.reading import read
from articles.naming.spelling import right_spelling
from languages.folding import fold
from prose.plain import plain_text


@dataclass(slots=True)
class Named:
    """A record, and how the text names it."""

    key: str
    """Such as `people.person:7`."""
    record: object
    texts: list[str] = field(default_factory=list)
    is_sure: bool = True

    @property
    def kind(self) -> str:
        """What it is."""
        return self.record._meta.verbose_name

    @property
    def field(self) -> str:
        """Which field of the story keeps it."""
        return FIELDS[self.key.partition(":")[0]]

    @property
    def note(self) -> str:
        """With what it is easily confused."""
        return getattr(self.record, "disambiguation", "")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that the text writes otherwise than its record does."""

    text: str
    right: str
    """Empty where the ending has to be found by a person."""
    named: Named


@dataclass(frozen=True, slots=True)
class Question:
    """A name that may mean one of several, or something else."""

    text: str
    about: str
    candidates: list[Named]


@dataclass(frozen=True, slots=True)
class StoryNames:
    """Everything that the panel shows."""

    suggestions: list[Named]
    linked: list[Named]
    spellings: list[Spelling]
    questions: list[Question]
    unknown: list[Unknown]

    @property
    def open(self) -> int:
        """How much there is to look at."""
        return len(self.suggestions) + len(self.spellings) + len(self.questions)


def names_in(
    article: Article, language: str, words: dict[str, str], linked: dict | None = None
) -> StoryNames:
    """The names in words of a story, saved or not. `linked` are numbers by field, where a form says otherwise."""
    links = _links(article, linked)
    answers = dict(article.name_choices.values_list("about", "record")) if article.pk else {}
    known = links | {record for record in answers.values() if record}
    reading = read(text_of(words), language, books.current(), frozenset(known))
    return _Sorted(reading, language, links, answers).names()


def text_of(words: dict[str, str]) -> str:
    """All words of a story as plain text, field by field."""
    plain = (plain_text(words.get(each)) if each == "body" else words.get(each) or "" for each in WORDS)
    return "\n\n".join(plain)


def about(text: str) -> str:
    """What an answer about this name is kept under."""
    return fold(text)[:200]


def _links(article: Article, linked: dict | None) -> set[str]:
    found = set()
    for kind, name in FIELDS.items():
        if linked is not None:
            numbers = linked.get(name, ())
        else:
            numbers = getattr(article, name).values_list("pk", flat=True) if article.pk else ()
        found.update(f"{kind}:{number}" for number in numbers)
    return found


class _Sorted:
    """What was read, sorted by what the journalist can do about it."""

    def __init__(self, reading: Reading, language: str, links: set[str], answers: dict[str, str]):
        self.language, self.links, self.answers = language, links, answers
        self.reading = reading
        mentions = [mention for mention in reading.mentions if answers.get(about(mention.text)) != ""]
        self.asked = [each for each in mentions if each.certainty == Certainty.ASKS]
        self.meant = [each for each in mentions if each.certainty != Certainty.ASKS]
        self.named = self._named()

    def _named(self) -> dict[str, Named]:
        """Every record that is printed; a query for each kind."""
        wanted = defaultdict(set)
        for key in {*self.links, *(key for each in (*self.meant, *self.asked) for key in each.candidates)}:
            kind, _colon, number = key.partition(":")
            wanted[kind].add(int(number))
        return {
            f"{kind}:{pk}": Named(f"{kind}:{pk}", record)
            for kind, numbers in wanted.items()
            for pk, record in Article._meta.get_field(FIELDS[kind]).related_model.objects.in_bulk(numbers).items()
        }  # fmt: skip

    def names(self) -> StoryNames:
        """Everything, in the order of the text."""
        for mention in self.meant:
            named = self.named.get(mention.candidates[0])
            if named and mention.text not in named.texts:
                named.texts.append(mention.text)
                named.is_sure &= mention.certainty != Certainty.LIKELY
        found = {mention.candidates[0]: None for mention in self.meant}
        offered = [key for key in found if key not in self.links and self.answers.get(key) != ""]
        return StoryNames(
            suggestions=[self.named[key] for key in offered if key in self.named],
            linked=[self.named[key] for key in sorted(self.links) if key in self.named],
            spellings=self._spellings(),
            questions=self._questions(),
            unknown=[each for each in self.reading.unknown if self.answers.get(about(each.text)) != ""],
        )

    def _spellings(self) -> list[Spelling]:
        """Each spelling once; none of a record that the journalist has said is not meant."""
        found = {}
        for mention in self.meant:
            key = mention.candidates[0]
            if mention.certainty != Certainty.DIFFERS or self.answers.get(key) == "" or key not in self.named:
                continue
            right = right_spelling(mention, self.named[key].record, self.language)
            if right != mention.text:
                found.setdefault(mention.text, Spelling(mention.text, right, self.named[key]))
        return list(found.values())

    def _questions(self) -> list[Question]:
        """Each name once. One of those offered may be linked already: then nobody asks."""
        found: dict[str, Question] = {}
        for mention in self.asked:
            candidates = [self.named[key] for key in mention.candidates if key in self.named]
            if candidates:
                found.setdefault(about(mention.text), Question(mention.text, about(mention.text), candidates))
        return list(found.values())
