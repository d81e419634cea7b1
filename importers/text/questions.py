"""What an editor should look at, in words for the editor. The codes are the same whatever the source."""

from datetime import date, datetime, time

from django.utils import timezone

from importers.drafts import Draft, Note
from importers.text import acronyms, found_dates, relative_dates
from importers.text.dateline import Dateline
from importers.text.heads import Head, date_of
from importers.text.page import Page
from importers.text.sentences import broken_sentences
from languages.dates import date_text
from languages.registry import ALL

SLASHED = "/"
BOTH_MONTHS = range(1, 13)
NOON = time(12, 0)
"""The hour of a story whose day alone is known: it is the same day in UTC, and all over Europe."""


def language(code: str) -> Note:
    """The words do not tell their language."""
    return Note(
        "language-check",
        f"The language could not be told from the words; {ALL[code].english_name} was assumed.",
    )


def script() -> Note:
    """Serbian in the script that this paper does not use."""
    return Note("script", "The text is in Cyrillic letters; this paper writes Serbian in Latin letters.")


def about_head(head: Head, page: Page) -> list[Note]:
    """Headers of the page, its language, dates that are not the story's."""
    notes = []
    if head.interface:
        name = ALL[head.interface].english_name
        notes.append(
            Note(
                "interface-language",
                f"The page round this story was in {name} ({head.interface}): {' / '.join(head.header)}",
            )
        )
    elif head.header:
        notes.append(Note("header", f"Above the headline stood: {' / '.join(head.header)}"))
    if head.date_above and not page.dates_above:
        notes.append(
            Note("page-date", f"“{head.date_above.text}” stands above the headline: likely the day on which the page "
                 "was copied. It was not taken for the date of the story.")
        )  # fmt: skip
    return notes


def about_publication(head: Head, dateline: Dateline | None, published: datetime | None) -> list[Note]:
    """Dates that can be read in two ways, that lack the year, or the hour."""
    notes = []
    below = date_of(head.date_below)
    if below and SLASHED in head.date_below.text and below.start.day in BOTH_MONTHS:
        meaning = date_text(below.start, "en")
        notes.append(
            Note("date-order", f"“{head.date_below.text}” was read as {meaning}: the day before the month.")
        )
    if dateline and dateline.partial:
        notes.append(
            Note("dateline-date", f"The dateline says “{dateline.partial}”: the year or the day is missing.")
        )
    if published and timezone.localtime(published).time() == NOON:
        notes.append(Note("time-unknown", "Only the day of publication is known; the hour was set to noon."))
    return notes


def about_text(lost_addresses: int, photo_credits: list[str], draft: Draft) -> list[Note]:
    """What is missing or has no place yet."""
    notes = []
    if not draft.headline:
        notes.append(Note("needs-headline", "The source has no headline for this story. Please write one."))
    if not draft.body:
        notes.append(Note("needs-text", "The source has a headline only. The text is missing."))
    if lost_addresses:
        notes.append(
            Note("e-mail-lost", f"E-mail addresses missing: {lost_addresses}. The old site hid them from programs, so "
                 "they are not in the copy. Please find out and add them.")
        )  # fmt: skip
    notes += [
        Note("photo-credit", f"The picture was credited to {name}, but no picture came with the text.")
        for name in photo_credits
    ]
    return notes


def about_dates(paragraphs: list[str], published: date | None, page: Page) -> list[Note]:
    """Days that the story mentions, and words that mean another day later on."""
    found = [one for paragraph in paragraphs for one in found_dates.find(paragraph)]
    own = set().union(*map(found_dates.years, paragraphs))
    dates = [found_dates.describe(one, story=own, page=page.years, published=published) for one in found]
    relative = [line for paragraph in paragraphs for line in relative_dates.describe(paragraph, published)]
    notes = [Note("event-date", text) for text in dict.fromkeys(dates)]
    if relative:
        notes.append(Note("relative-date", " ".join(dict.fromkeys(relative))))
    return notes


def about_wording(paragraphs: list[str]) -> list[Note]:
    """Abbreviations to explain and sentences that break off; the copy itself is left as it is."""
    text = "\n".join(paragraphs)
    notes = []
    found = acronyms.find(text)
    if found:
        notes.append(Note("acronyms", acronyms.describe(found)))
    broken = ", ".join(f"“{passage}”" for passage in broken_sentences(text))
    if broken:
        notes.append(
            Note("broken-sentence", f"A full stop in mid-sentence: {broken}. The text was left as it is.")
        )
    return notes
