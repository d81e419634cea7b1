"""What changed between two formatted texts, paragraph by paragraph: what moved, what only looks different."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from prose.alignment import common
from prose.differences import Change, Segment, Word, compare, pieces

INLINE = {"strong", "em", "sup", "sub", "s", "u", "code", "a"}
UNSEEN = {"span", "bdi", "q", "cite"}
KINDS = {"h2", "h3", "h4", "li", "blockquote", "td", "th", "caption", "pre"}
ALIKE, WINDOW, ENOUGH_TO_MOVE = 0.35, 8, 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, list item or table cell, as words."""

    kind: str
    words: tuple[Word, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What it says, whatever it looks like."""
        return tuple(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class ParagraphDifference:
    """One paragraph of the new text, or one that is gone."""

    kind: str
    segments: tuple[Segment, ...]
    kind_before: str = ""
    """What it was before, if it is now another thing (a heading made from a paragraph)."""
    moved: bool = False
    """Whether it stands elsewhere now: shown at both places."""

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing about it has changed."""
        kept = all(part.change == Change.KEPT and part.marks_before is None for part in self.segments)
        return kept and not self.kind_before and not self.moved


class _Reader(HTMLParser):
    """Reads clean HTML as paragraphs of marked words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self.blocks: list[str] = []
        self.inline: list[tuple[str, str]] = []
        self.runs: list[tuple[str, frozenset[str]]] = []

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            self.runs.append(("\n", frozenset()))
        elif tag in INLINE:
            self.inline.append((tag, f"a {dict(attrs).get('href') or ''}" if tag == "a" else tag))
        elif tag not in UNSEEN:
            self.flush()
            if tag != "hr":
                self.blocks.append(tag)

    def handle_endtag(self, tag):
        if tag in INLINE:
            at = next((n for n in range(len(self.inline) - 1, -1, -1) if self.inline[n][0] == tag), None)
            if at is not None:
                del self.inline[at]
        elif tag not in UNSEEN and tag != "br":
            self.flush()
            if tag in self.blocks:
                del self.blocks[len(self.blocks) - 1 - self.blocks[::-1].index(tag) :]

    def handle_data(self, data):
        self.runs.append((data.replace("\n", " "), frozenset(mark for _tag, mark in self.inline)))

    def flush(self):
        """End the paragraph, if it has words."""
        marks = [mark for text, mark in self.runs for _letter in text]
        text = "".join(text for text, _marks in self.runs)
        words, at = [], len(text) - len(text.lstrip())
        for word in pieces(text):
            end = at + len(word.text)
            words.append(Word(word.text, word.blank, frozenset().union(*marks[at:end])))
            at = end + len(word.blank)
        if words:
            kind = next((tag for tag in reversed(self.blocks) if tag in KINDS), "p")
            self.found.append(Paragraph(kind, tuple(words)))
        self.runs = []


def paragraphs(html: str | None) -> list[Paragraph]:
    """The paragraphs of a formatted text that have words."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    reader.flush()
    return reader.found


def paragraph_differences(before: str, after: str) -> list[ParagraphDifference]:
    """Two formatted texts as one: the new one, with what is gone where it stood."""
    old, new = paragraphs(before), paragraphs(after)
    same = common([p.key for p in old], [p.key for p in new])
    gone, came = _moved(old, new, same)
    counts = [Counter(p.key) for p in old], [Counter(p.key) for p in new]
    found: list[ParagraphDifference] = []
    edges = [(-1, -1), *same, (len(old), len(new))]
    for (i1, j1), (i2, j2) in pairwise(edges):
        left = [i for i in range(i1 + 1, i2) if i not in gone]
        right = [j for j in range(j1 + 1, j2) if j not in came]
        pairs = [*_alike(left, right, counts), (i2, j2)]
        found += _between(old, new, (i1 + 1, j1 + 1), pairs, (gone, came))
    return found


def _moved(old, new, same) -> tuple[set[int], set[int]]:
    """Paragraphs that stand elsewhere now, word for word."""
    kept_old, kept_new = {i for i, _j in same}, {j for _i, j in same}
    places: dict[tuple, list[int]] = {}
    for i, paragraph in enumerate(old):
        if i not in kept_old and len(paragraph.words) >= ENOUGH_TO_MOVE:
            places.setdefault(paragraph.key, []).append(i)
    gone, came = set(), set()
    for j, paragraph in enumerate(new):
        if j not in kept_new and places.get(paragraph.key):
            gone.add(places[paragraph.key].pop(0))
            came.add(j)
    return gone, came


def _alike(left: list[int], right: list[int], counts) -> list[tuple[int, int]]:
    """Paragraphs that were rewritten in their place: each new one with the next old one like it."""
    pairs, start = [], 0
    for j in right:
        near = left[start : start + WINDOW]
        likeness = [_likeness(counts[0][i], counts[1][j]) for i in near]
        if likeness and max(likeness) >= ALIKE:
            at = start + likeness.index(max(likeness))
            pairs.append((left[at], j))
            start = at + 1
    return pairs


def _likeness(a: Counter, b: Counter) -> float:
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)


def _between(old, new, start, pairs, moved) -> Iterator[ParagraphDifference]:
    """The paragraphs up to and with each pair, in an order that can be read."""
    i, j = start
    for to_i, to_j in pairs:
        yield from (_one(old[n], Change.REMOVED, n in moved[0]) for n in range(i, to_i))
        yield from (_one(new[n], Change.ADDED, n in moved[1]) for n in range(j, to_j))
        if to_i < len(old) and to_j < len(new):
            was, now = old[to_i], new[to_j]
            changed_kind = was.kind if was.kind != now.kind else ""
            yield ParagraphDifference(
                now.kind, tuple(compare(list(was.words), list(now.words))), changed_kind
            )
        i, j = to_i + 1, to_j + 1


def _one(paragraph: Paragraph, change: Change, moved: bool) -> ParagraphDifference:
    return ParagraphDifference(paragraph.kind, (Segment(change, paragraph.words),), moved=moved)
