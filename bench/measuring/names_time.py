"""How long it takes to read a long text against many names: an ordinary one, and some that want to keep us busy."""

import random
import time
from collections.abc import Callable

LENGTH = 100_000
SYLLABLES = ["ba", "ko", "ri", "sta", "mi", "ne", "vo", "da", "ljo", "ši", "ra", "pe", "tu", "go", "li"]
LANGUAGES = ("en", "mk", "rom", "sq", "sr", "tr")


def times(*, records: int) -> dict:
    """Seconds of the processor, so that a busy machine does not matter."""
    from articles.naming.book import Book
    from articles.naming.reading import read

    dice = random.Random(1)
    forms, people = _forms(records, dice)
    took, book = _clocked(lambda: Book(forms))
    _clocked(lambda: book.near.filed)
    texts = {name: "".join(text)[:LENGTH] for name, text in _texts(people, dice).items()}
    found = {name: _clocked(lambda text=text: read(text, "sr", book))[0] for name, text in texts.items()}
    return {"records": records, "forms": book.size, "book": took, "texts": found}


def _clocked(work: Callable) -> tuple[float, object]:
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def _word(dice: random.Random, length: int) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(length)).capitalize()


def _forms(records: int, dice: random.Random) -> tuple[list, list[str]]:
    from articles.naming.forms import ORGANIZATION, PERSON, Form, Sort

    first = [_word(dice, 2) for _ in range(400)]
    last = [_word(dice, 3) + "ov" for _ in range(3000)]
    people = [f"{dice.choice(first)} {dice.choice(last)}" for _ in range(records * 4 // 5)]
    forms = [
        Form(f"{PERSON}:{number}", name, Sort.NAME, language)
        for number, name in enumerate(people) for language in LANGUAGES
    ]  # fmt: skip
    for number in range(records - len(people)):
        name = f"International {_word(dice, 3)} {_word(dice, 2)} Union"
        forms += [Form(f"{ORGANIZATION}:{number}", name, Sort.NAME, language) for language in LANGUAGES]
        forms.append(Form(f"{ORGANIZATION}:{number}", _word(dice, 2)[:3].upper(), Sort.ACRONYM, "en"))
    return forms, people


def _texts(people: list[str], dice: random.Random) -> dict[str, list[str]]:
    def plain() -> str:
        return dice.choice([_word(dice, 3).lower(), _word(dice, 2), dice.choice(people), "of", "the"]) + " "

    return {
        "ordinary": [plain() for _ in range(20_000)],
        "nothing but names": [dice.choice(people) + ", " for _ in range(10_000)],
        "nothing but slips": [dice.choice(people)[:-1] + "x " for _ in range(10_000)],
        "one beginning": ["International "] * 8_000,
        "small words": ["of the "] * 20_000,
        "one word": ["A" * LENGTH],
        "brackets": ["(" * LENGTH],
        "marks": ["a" + "\u0301" * LENGTH],
    }
