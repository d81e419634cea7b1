"""Invented stories, the same for the same number and seed."""

import random
from dataclasses import dataclass

from languages.registry import CODES
from portal.invented.vocabulary import rare_words, sentences

PEOPLE, ORGANIZATIONS, TAGS = 600, 60, 80
KINDS = ("news", "news", "news", "news", "background", "interview", "opinion", "announcement")
_SHORTEST, _LONGEST = 3000, 5800
_RARE = 12
"""Rare words in a story: that is how a search for one of them finds a few among many thousands."""


@dataclass(frozen=True, slots=True)
class Words:
    """A story in one language."""

    headline: str
    standfirst: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What is the same in every language, and the words of each."""

    number: int
    kind: str
    languages: tuple[str, ...]
    """The original first."""
    section: int
    people: tuple[int, ...]
    organizations: tuple[int, ...]
    tags: tuple[int, ...]
    words: dict[str, Words]


def story(number: int, seed: int = 1) -> Story:
    """The story of a number: in one to three languages, three to six thousand letters in each."""
    chance = random.Random(seed * 1_000_003 + number)
    original = chance.choices(CODES, (2, 6, 1, 2, 2, 1))[0]
    others = [code for code in CODES if code != original]
    languages = (original, *chance.sample(others, chance.choices((0, 1, 2), (4, 4, 2))[0]))
    return Story(
        number,
        chance.choice(KINDS),
        languages,
        _often_low(chance, 1000),
        _some(chance, PEOPLE, 3),
        _some(chance, ORGANIZATIONS, 2),
        _some(chance, TAGS, 4),
        {code: _words(chance, code) for code in languages},
    )


def _words(chance: random.Random, code: str) -> Words:
    known, rare = sentences(code), rare_words(code)
    unusual = " ".join(chance.choices(rare, k=_RARE)).capitalize() + "."
    head, foot = chance.choice(known).rstrip(".").split(), chance.choice(known)
    headline = " ".join([*head[: chance.randint(5, 9)], chance.choice(rare)])
    found, length, wanted = [unusual], len(unusual), chance.randint(_SHORTEST, _LONGEST)
    while length < wanted:
        found.append(chance.choice(known))
        length += len(found[-1]) + 1
    chance.shuffle(found)
    size = chance.randint(3, 6)
    paragraphs = tuple(" ".join(found[at : at + size]) for at in range(0, len(found), size))
    return Words(headline[:200], foot[:300], paragraphs)


def _some(chance: random.Random, count: int, most: int) -> tuple[int, ...]:
    """A few numbers below a count, low ones more often: some people are always in the news."""
    return tuple(sorted({_often_low(chance, count) for _time in range(chance.randint(0, most))}))


def _often_low(chance: random.Random, count: int) -> int:
    return int(count * chance.random() ** 3)
