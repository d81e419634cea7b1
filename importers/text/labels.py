"""Lines that say something about a story instead of telling it: kind, date, author, photo credit."""

import re

from languages.dates import ParsedDate, parse_date

KINDS = {
    "news": "news|news stories|news story|news article|latest news|вест|вести|новости|vest|vesti|lajm|lajme"
    "|haber|haberler",
    "announcement": "announcement|announcements|press release|press releases|call|соопштение|најава|saopštenje|najava"
    "|komunikatë|njoftim|duyuru|basın bülteni",
    "interview": "interview|interviews|интервју|intervju|intervistë|röportaj",
    "opinion": "opinion|opinions|analysis|column|comment|мислење|колумна|анализа|mišljenje|kolumna|analiza|opinion"
    "|köşe yazısı",
    "background": "background|feature|features|explainer|позадина|pozadina|dosja",
}
KIND_OF_LABEL = {label: kind for kind, labels in KINDS.items() for label in labels.split("|")}
BEFORE_A_DATE = re.compile(
    r"^[•·|\s]*(?:(?:published|posted|date|објавено|датум|objavljeno|datum|publikuar|data|yayınlandı|tarih)"
    r"(?:\s+on)?\s*:?\s*)?",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?:(?:main|cover|lead|title)\s+)?(?:photos?|pictures?|images?|foto|fotografija|fotografi|fotoğraf|фото|слика"
    r"|фотографија)(?:\s+(?:credit|by|од))?\s*[:©]\s*(?P<credit>.{2,100})",
    re.IGNORECASE,
)
AUTHOR = re.compile(
    r"(?:by\s+|(?:(?i:by|author|written by|автор|пишува|autor|piše|shkruan|yazan)\s*:\s*))"
    r"(?P<name>[^\W\d_a-z][\w.'’-]+(?:\s+[^\W\d_][\w.'’-]+){1,3})",
)
AUTHOR_START = re.compile(r"by\b", re.IGNORECASE)
DESK_INITIALS = re.compile(r"[^\W\d_]{2,4}(?:/[^\W\d_]{2,4})+/?")
LONGEST_DATE = 60


def kind(text: str) -> str:
    """The kind of text that a label names, or nothing."""
    return KIND_OF_LABEL.get(text.casefold().strip(" :"), "")


def single_date(text: str) -> ParsedDate | None:
    """The day that a line consists of; nothing for words, ranges, months."""
    text = BEFORE_A_DATE.sub("", text, count=1)
    if len(text) > LONGEST_DATE or not any(letter.isdigit() for letter in text):
        return None
    try:
        found = parse_date(text)
    except ValueError:
        return None
    return found if found.precision == "day" and not found.end else None


def author(text: str) -> str:
    """The name in a line such as “By Ana Petrova”."""
    found = AUTHOR.fullmatch(text[:1].lower() + text[1:] if AUTHOR_START.match(text) else text)
    return found["name"] if found else ""


def photo_credit(text: str) -> str:
    """Who made the picture, from a line such as “Main photo: IOM”."""
    found = CREDIT.fullmatch(text)
    return found["credit"].strip() if found else ""


def is_desk_initials(text: str) -> bool:
    """Whether a line is the agency's sign-off, such as “аа/дма/”."""
    return bool(DESK_INITIALS.fullmatch(text)) and text.islower()
