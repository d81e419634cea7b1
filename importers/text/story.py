"""From the lines of one story to a draft, with a note for everything an editor should look at."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone

from importers.detection import detect
from importers.drafts import Draft, LeftOut
from importers.text import body, cloaking, dateline, heads, labels, questions
from importers.text.dateline import Dateline
from importers.text.lines import Line
from importers.text.page import Page
from importers.text.roles import Role, roles
from importers.text.split import Story

OPENING_WORDS = 8


@dataclass(slots=True)
class _Text:
    """The text of a story while things are taken out of it."""

    lines: list[Line] = field(default_factory=list)
    lost_addresses: int = 0
    credits: list[str] = field(default_factory=list)
    dateline: Dateline | None = None
    left_out: list[LeftOut] = field(default_factory=list)


def draft_of(story: Story, page: Page) -> tuple[Draft, list[LeftOut]]:
    """The draft of one story, and the lines that did not go into its text."""
    guess = detect(" ".join(line.text for line in story.text))
    language = guess.or_else(page.language, guess.language, page.site_language)
    head = heads.read(story.head, language)
    text = _take_out(head.to_text + story.text)
    draft = _draft(story, language, head, text, page)
    if not guess.sure:
        draft.notes.append(questions.language(language))
    if guess.cyrillic and language == "sr":
        draft.notes.append(questions.script())
    draft.notes += questions.about_head(head, page)
    draft.notes += questions.about_publication(head, text.dateline, draft.published_at)
    draft.notes += questions.about_text(text.lost_addresses, text.credits, draft)
    plain = [draft.headline, draft.standfirst, *(line.text for line in text.lines)]
    draft.notes += questions.about_dates(plain, _day(draft.published_at), page)
    draft.notes += questions.about_wording(plain)
    return draft, head.left_out + text.left_out


def _draft(story: Story, language: str, head: heads.Head, text: _Text, page: Page) -> Draft:
    dateline = text.dateline
    return Draft(
        key="", line=(story.head or story.text)[0].number, why=story.why, language=language,
        headline=head.headline, standfirst=head.standfirst, body=body.html(text.lines),
        dateline=dateline.place if dateline else "", agency=dateline.agency if dateline else "",
        dateline_on=dateline.date.start if dateline and dateline.date else None,
        author=head.author, kind=head.kind or "news", published_at=_published(head, dateline, page),
        notes=list(story.notes), opening=_opening(text.lines),
    )  # fmt: skip


def _take_out(lines: list[Line]) -> _Text:
    """Take the dateline, credits, desk initials and lost addresses out of the text."""
    text = _Text()
    for line, role in zip(lines, roles(lines), strict=True):
        if role is Role.CREDIT:
            text.credits.append(labels.photo_credit(line.text))
            text.left_out.append(LeftOut(line.number, line.text, "a photo credit"))
        elif role is Role.INITIALS:
            text.left_out.append(LeftOut(line.number, line.text, "the initials of the agency's desk"))
        else:
            _uncloak(text, line)
    if text.lines:
        text.dateline, rest = dateline.take(text.lines[0].text)
        text.lines[0] = replace(text.lines[0], text=rest)
    return text


def _uncloak(text: _Text, line: Line) -> None:
    cleaned, lost = cloaking.remove(line.text)
    if lost:
        text.lost_addresses += lost
        reason = "the sentence that hid an e-mail address"
        text.left_out.append(LeftOut(line.number, cloaking.CLOAK.search(line.text)[0], reason))
    if cleaned:
        text.lines.append(replace(line, text=cleaned))


def _published(head: heads.Head, found: Dateline | None, page: Page) -> datetime | None:
    """When the story came out. The dateline is the story's own word for it, a date above it rarely."""
    above = heads.date_of(head.date_above) if page.dates_above else None
    parsed = (found and found.date) or heads.date_of(head.date_below) or above
    return (
        timezone.make_aware(datetime.combine(parsed.start, parsed.time or questions.NOON)) if parsed else None
    )


def _day(published: datetime | None) -> date | None:
    return timezone.localdate(published) if published else None


def _opening(lines: list[Line]) -> str:
    words = lines[0].text.split() if lines else []
    return " ".join(words[:OPENING_WORDS]) + ("…" if len(words) > OPENING_WORDS else "")
