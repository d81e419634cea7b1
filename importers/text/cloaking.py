"""The sentence that Joomla prints where an e-mail address was: the address itself is lost in a copy."""

import re

SENTENCES = (
    ("This email address is being protected from spambots.", "You need JavaScript enabled to view it."),
    ("Оваа е-адреса е заштитена од спамботови.", "Треба да ви е овозможено JavaScript за да ја видите."),
    ("Ова адреса ел. поште је заштићена од спамботова.", "Омогућите JavaScript да бисте је видели."),
    (
        "Ova email adresa je zaštićena od spambotova.",
        "Omogućite JavaScript u vašem brauzeru da biste je videli.",
    ),
    (
        "Bu e-Posta adresi istenmeyen posta engelleyicileri tarafından korunuyor.",
        "Görüntülemek için JavaScript etkinleştirilmelidir.",
    ),
)  # fmt: skip


def _pattern(sentence: str) -> str:
    """The sentence with any blanks between its words and with or without its full stop."""
    return r"\s+".join(map(re.escape, sentence.rstrip(".").split())) + r"\.?"


CLOAK = re.compile(
    "|".join(rf"{_pattern(first)}(?:\s*{_pattern(second)})?" for first, second in SENTENCES), re.IGNORECASE
)


def remove(text: str) -> tuple[str, int]:
    """The text without the sentence, in whatever language, and how many addresses are lost."""
    cleaned, lost = CLOAK.subn("", text)
    return (" ".join(cleaned.split()), lost) if lost else (text, 0)
