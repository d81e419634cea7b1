"""The differences between two texts as safe HTML, for eyes and for ears."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prose.differences import Change, Segment, Word, differences
from prose.paragraphs import ParagraphDifference, paragraph_differences

SHOWN = ("strong", "em", "sup", "sub", "s", "code")
TAGS = {"h2", "h3", "h4", "blockquote", "pre"}
LINE_BREAK = mark_safe("<br>")
FOLDED_FROM = 4
"""So many paragraphs without a change are folded away."""


def marked_text(before: str, after: str) -> SafeString:
    """Two plain texts as one, with what was taken out and put in."""
    return _segments(differences(before, after))


def marked_paragraphs(before: str, after: str) -> SafeString:
    """Two formatted texts as one, paragraph by paragraph; long stretches without a change are folded."""
    runs = groupby(paragraph_differences(before, after), key=lambda found: found.is_unchanged)
    return _joined(_run(list(run), unchanged) for unchanged, run in runs)


def _run(paragraphs: list[ParagraphDifference], unchanged: bool) -> SafeString:
    text = _joined(_paragraph(paragraph) for paragraph in paragraphs)
    if not unchanged or len(paragraphs) < FOLDED_FROM:
        return text
    told = ngettext(
        "%(count)d paragraph without a change", "%(count)d paragraphs without a change", len(paragraphs)
    ) % {"count": len(paragraphs)}
    return format_html('<details class="diff-folded"><summary>{}</summary>{}</details>', told, text)


def _paragraph(found: ParagraphDifference) -> SafeString:
    tag = found.kind if found.kind in TAGS else "p"
    style = f"diff-paragraph diff-{found.kind}" + (" diff-moved" if found.moved else "")
    note = _note_of(found)
    told = format_html('<small class="diff-note">{}</small> ', note) if note else ""
    body = _plain(found.segments) if found.moved else _segments(found.segments)
    return format_html(f'<{tag} class="{{}}">{{}}{{}}</{tag}>', style, told, body)


def _note_of(found: ParagraphDifference) -> str:
    if found.moved:
        gone = found.segments[0].change == Change.REMOVED
        return _("Stood here before, unchanged:") if gone else _("Moved here, unchanged:")
    if found.kind_before:
        return _("%(now)s, was: %(before)s.") % {
            "now": name_of(found.kind),
            "before": name_of(found.kind_before),
        }
    return ""


def name_of(kind: str) -> str:
    """What a journalist calls a kind of paragraph."""
    names = {
        "li": _("List item"), "blockquote": _("Quotation"), "td": _("Table cell"), "th": _("Table heading"),
        "caption": _("Caption"), "pre": _("Text as typed"), "p": _("Paragraph"),
    }  # fmt: skip
    return names.get(kind) or _("Heading %(level)s") % {"level": kind[1:]}


def _segments(segments: Iterable[Segment]) -> SafeString:
    return _joined(_segment(segment) for segment in segments)


def _plain(segments: Iterable[Segment]) -> SafeString:
    return _joined(_words(segment.words) for segment in segments)


def _segment(segment: Segment) -> SafeString:
    *others, last = segment.words
    words, blank = _words([*others, replace(last, blank="")]), _joined(last.blank.split("\n"), LINE_BREAK)
    if segment.change == Change.ADDED:
        spoken = _("[added:]")
        return format_html('<ins><span class="visually-hidden">{} </span>{}</ins>{}', spoken, words, blank)
    if segment.change == Change.REMOVED:
        spoken = _("[removed:]")
        return format_html('<del><span class="visually-hidden">{} </span>{}</del>{}', spoken, words, blank)
    if segment.marks_before is None:
        return format_html("{}{}", words, blank)
    note = "; ".join(_looks(segment.marks_before, segment.words[0].marks))
    return format_html(
        '<span class="diff-remarked">{}</span> <small class="diff-note">({})</small>{}', words, note, blank
    )


def _looks(before: frozenset[str], after: frozenset[str]) -> Iterable[str]:
    """How the same words look different now, in words."""
    for mark in sorted(after - before):
        yield (
            _("link to %(address)s") % {"address": mark[2:]}
            if _is_link(mark)
            else _("now %(look)s") % _look(mark)
        )
    for mark in sorted(before - after):
        if not _is_link(mark):
            yield _("no longer %(look)s") % _look(mark)
        elif not any(_is_link(other) for other in after):
            yield _("no link any more")
        else:
            yield _("before: %(address)s") % {"address": mark[2:]}


def _is_link(mark: str) -> bool:
    return mark.startswith("a ")


def _look(mark: str) -> dict[str, str]:
    names = {
        "strong": _("bold"), "em": _("italic"), "sup": _("raised"), "sub": _("lowered"), "u": _("underlined"),
        "s": _("struck through"), "code": _("in typewriter letters"),
    }  # fmt: skip
    return {"look": names[mark]}


def _words(words: Iterable[Word]) -> SafeString:
    runs = groupby(words, key=lambda word: word.marks)
    return _joined(_run_of_words(marks, list(run)) for marks, run in runs)


def _joined(pieces: Iterable[str], between: str = "") -> SafeString:
    """One text of many; what is not safe yet is escaped."""
    return format_html_join(between, "{}", ((piece,) for piece in pieces))


def _run_of_words(marks: frozenset[str], words: list[Word]) -> SafeString:
    """Words that look the same. A link is underlined, never clickable: it may be the one that was taken out."""
    lines = "".join(word.text + word.blank for word in words).split("\n")
    text = _joined(lines, LINE_BREAK)
    for tag in (tag for tag in SHOWN if tag in marks):
        text = format_html(f"<{tag}>{{}}</{tag}>", text)
    if any(_is_link(mark) or mark == "u" for mark in marks):
        text = format_html('<span class="diff-link">{}</span>', text)
    return text
