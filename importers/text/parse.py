"""One file of plain text from beginning to end: clean lines, no furniture, stories, drafts."""

import hashlib
import re
from collections import Counter

from importers.detection import detect
from importers.drafts import Draft, Note, Parsed
from importers.text import boilerplate, found_dates, heads, likeness
from importers.text.lines import read_lines, unwrap
from importers.text.page import Page
from importers.text.split import Story, split
from importers.text.story import draft_of


def parse(text: str, *, language: str = "", site_language: str = "en") -> Parsed:
    """The drafts that a text holds, and everything that is in none of them.

    `language` is the language of the words where they do not tell it themselves; without it, the language
    of the other stories of the file, or else `site_language`, stands in. Never raises for odd text.
    """
    lines, left_out = boilerplate.strip(read_lines(text))
    stories = split(unwrap(lines)) if lines else []
    page = _page(stories, language, site_language)
    parsed = Parsed(left_out=left_out)
    for story in stories:
        draft, leavings = draft_of(story, page)
        parsed.drafts.append(draft)
        parsed.left_out += leavings
    parsed.left_out.sort(key=lambda line: line.line)
    since = boilerplate.counting_since(left_out)
    if since:
        parsed.settings["VISITORS_SINCE"] = since.isoformat()
    _name(parsed.drafts)
    _point_out_likeness(parsed.drafts)
    return parsed


def _page(stories: list[Story], language: str, site_language: str) -> Page:
    guesses = [detect(" ".join(line.text for line in story.text)) for story in stories]
    common = Counter(guess.language for guess in guesses if guess.sure).most_common(1)
    text = "\n".join(line.text for story in stories for line in story.text)
    return Page(
        language=language or (common[0][0] if common else ""),
        site_language=site_language,
        years=found_dates.years(text),
        dates_above=_dates_above(stories),
    )


def _dates_above(stories: list[Story]) -> bool:
    """Whether the date of a story stands above its headline here.

    A single one at the top of a page is the clock of the day on which the page was copied.
    """
    above = [heads.read(story.head, None).date_above for story in stories]
    return len(above) > 1 and all(above)


def _name(drafts: list[Draft]) -> None:
    """Give each draft a key made of its first words, numbered where two stories share them."""
    seen: Counter[str] = Counter()
    for draft in drafts:
        words = " ".join(re.findall(r"\w+", draft.name.casefold()))
        base = hashlib.sha256(words.encode()).hexdigest()[:12]
        seen[base] += 1
        draft.key = base if seen[base] == 1 else f"{base}-{seen[base]}"


def _point_out_likeness(drafts: list[Draft]) -> None:
    headed = [draft for draft in drafts if draft.headline]
    for first, second in likeness.pairs([draft.headline for draft in headed]):
        for one, other in ((headed[first], headed[second]), (headed[second], headed[first])):
            text = f"Perhaps the same event as “{other.headline}” (line {other.line}); they were not merged."
            one.notes.append(Note("same-event", text))
