"""Cut one file into stories. A copied listing page holds several, often without a line between them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from importers.drafts import Note
from importers.text.lines import Line
from importers.text.roles import HEAD, Role, is_crosshead, roles

BIG_GAP = 3
"""So many empty lines, if the file does not use them everywhere, part two stories."""

LONG_FOR_A_HEADLINE = 150

# Openings that point back to an older report: the first sentence of a story, hardly ever a later one.
LOOKING_BACK = re.compile(
    r"(?:(?:as|like)\s+(?:it\s+(?:was|has\s+been)\s+|we\s+(?:have\s+|had\s+)?|was\s+)?(?:(?:already|previously|earlier|recently)\s+)*"
    r"(?:reported|announced|informed|published)"
    r"|како\s+што\s+(?:(?:веќе|претходно|порано)\s+)*(?:објавивме|информиравме|известивме|јавивме|пишувавме)"
    r"|kao\s+što\s+smo\s+(?:(?:već|ranije|prethodno)\s+)*(?:izvestili|izvijestili|objavili|javili|pisali)"
    r"|siç\s+(?:kemi\s+)?(?:raportuar|raportuam|njoftuam|njoftuar|shkruam)"
    r"|daha\s+önce\s+(?:de\s+)?(?:bildirdiğimiz|duyurduğumuz|yazdığımız))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Story:
    """The lines of one story: what stands above it, and its text."""

    head: list[Line]
    text: list[Line]
    why: str
    notes: list[Note] = field(default_factory=list)

    @property
    def has_title(self) -> bool:
        """Whether anything above the text could be a headline."""
        return Role.TITLE in roles(self.head)


def split(lines: list[Line]) -> list[Story]:
    """The stories in their order; nothing is lost between them."""
    stories: list[Story] = []
    for head, text in _pairs(lines):
        if not stories:
            stories.append(Story(head, text, "the file begins"))
            continue
        tail, own = _divide(head, has_text=bool(text))
        stories[-1].text += tail
        if own:
            stories.append(Story(own, text, "a headline", _doubts(tail, own)))
        else:
            stories[-1].text += text
    usual = _usual_gap(lines)
    return [part for story in stories for part in _parts(story, usual)]


def _pairs(lines: list[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Runs of lines as they stand above stories, each with the run of text below it."""
    head: list[Line] = []
    text: list[Line] = []
    for line, role in zip(lines, roles(lines), strict=True):
        if role in HEAD and text:
            yield head, text
            head, text = [], []
        (head if role in HEAD else text).append(line)
    if head or text:
        yield head, text


def _divide(head: list[Line], *, has_text: bool) -> tuple[list[Line], list[Line]]:
    """Part a run of titles and dates in the middle: the end of the story before, and the head of the next.

    A headline has text below it; so of several different titles only the last one is a headline.
    """
    titles = [line for line, role in zip(head, roles(head), strict=True) if role is Role.TITLE]
    if not titles or not has_text or all(map(is_crosshead, titles)):
        return head, []
    last = titles[-1].text.casefold()
    others = [line for line in titles if line.text.casefold() != last]
    start = head.index(others[-1]) + 1 if others else 0
    return head[:start], head[start:]


def _doubts(tail: list[Line], own: list[Line]) -> list[Note]:
    notes = [_two_titles(tail[-1])] if tail else []
    if any(len(line.text) > LONG_FOR_A_HEADLINE for line in own):
        notes.append(
            Note("split-check", "The headline is long: is it a sentence of the story before this one?")
        )
    return notes


def _two_titles(before: Line) -> Note:
    return Note(
        "split-check",
        f"Line {before.number} (“{before.text[:60]}”) has no full stop. It was left with the story before; "
        f"does it belong to this one?",
    )


def _usual_gap(lines: list[Line]) -> int:
    gaps = Counter(line.gap for line in lines[1:] if line.gap)
    return gaps.most_common(1)[0][0] if gaps else 0


def _parts(story: Story, usual: int) -> Iterator[Story]:
    """Cut a run of text without a headline where something else begins; a headline holds its story together."""
    reasons = [_reason(line, usual) for line in story.text[1:]]
    if story.has_title:
        gaps = [
            line for line, reason in zip(story.text[1:], reasons, strict=True) if reason.startswith("a gap")
        ]
        story.notes += [
            Note("split-check", f"A gap before line {line.number}: another story?") for line in gaps
        ]
        yield story
        return
    part = Story(story.head, story.text[:1], story.why, story.notes)
    for line, why in zip(story.text[1:], reasons, strict=False):
        if why:
            yield part
            part = Story(
                [], [], why, [Note("split-check", f"The story was taken to begin here because of {why}.")]
            )
        part.text.append(line)
    yield part


def _reason(line: Line, usual: int) -> str:
    if line.gap >= BIG_GAP and line.gap > usual:
        return f"a gap of {line.gap} empty lines"
    opening = LOOKING_BACK.match(line.text)
    return f"an opening that looks back (“{opening[0]}”)" if opening and line.gap else ""
