"""The words of which invented stories are made: those of the demo edition, and many more that look like them."""

import random
import re
from collections import Counter
from functools import cache

from languages.registry import CODES
from portal.demo import content_files

SENTENCES, RARE_WORDS = 3000, 40_000
_SHORTEST, _LONGEST = 7, 19
_TAG, _WORD = re.compile("<[^>]+>"), re.compile(r"[^\W\d_]{2,}")
_FIRST = """Зоран Лидија Ајша Бујар Драгана Емил Фатма Горан Хајрија Ивана Јован Кенан Љубица Мирјана Насер Орхан
Петар Рамиз Сабина Тахир Урсула Весна Шакир Џемал Ѓулизар Елвис Марија Неџмедин Стојан Арлинда"""
_ROOTS = """
Абаз Бајрам Велк Горѓи Дем Елмаз Зек Исмаил Јашар Косев Љатиф Мустаф Несим Осман Пет Рамад Сали Тахир Усе
Шаин Џем Ѓор"""
_TAILS = ("ов", "ова", "иќ", "овски", "овска", "и", "ати", "оски", "ај", "иу")


@cache
def words_of(code: str) -> tuple[str, ...]:
    """The words of the demo edition in a language, the most frequent first."""
    texts = (entry[code] for entry in content_files.articles() if code in entry)
    found = Counter()
    for text in texts:
        plain = _TAG.sub(" ", " ".join(text.get(field, "") for field in ("headline", "standfirst", "body")))
        found.update(_WORD.findall(plain.lower()))
    return tuple(word for word, _count in sorted(found.items(), key=lambda item: (-item[1], item[0])))


@cache
def rare_words(code: str) -> tuple[str, ...]:
    """Many words that could be of this language: the beginning of one and the end of another."""
    chance, known = random.Random(f"rare {code}"), words_of(code)
    long, frequent = [word for word in known if len(word) > 4], set(known[:500])
    made = (_mixed(chance, long) for _time in range(RARE_WORDS * 3))
    return tuple(dict.fromkeys(word for word in made if word not in frequent))[:RARE_WORDS]


@cache
def sentences(code: str) -> tuple[str, ...]:
    """Sentences without sense in which words are as frequent as they are in a language."""
    chance, known = random.Random(f"sentences {code}"), words_of(code)
    total, weights = 0.0, []
    for rank in range(len(known)):
        total += 1 / (rank + 3)
        weights.append(total)
    made = (
        chance.choices(known, cum_weights=weights, k=chance.randint(_SHORTEST, _LONGEST))
        for _time in range(SENTENCES)
    )
    return tuple(" ".join(found).capitalize() + "." for found in made)


@cache
def names() -> tuple[str, ...]:
    """Names of people who do not exist, in Cyrillic."""
    return tuple(
        f"{first} {root}{tail}" for root in _ROOTS.split() for tail in _TAILS for first in _FIRST.split()
    )


def warm() -> None:
    """Make everything that is needed again and again."""
    for code in CODES:
        sentences(code)
        rare_words(code)


def _mixed(chance: random.Random, long: list[str]) -> str:
    begin, middle, end = chance.choice(long), chance.choice(long), chance.choice(long)
    return begin[: chance.randint(2, 5)] + middle[1 : chance.randint(2, 4)] + end[-chance.randint(2, 4) :]
