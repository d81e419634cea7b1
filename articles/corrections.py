"""What readers are told of mistakes: below each story, and in the public log of each language."""

from dataclasses import dataclass

from django.db.models import Prefetch

from articles.models import Article, Correction, CorrectionText, Edition
from languages.registry import enabled

State = CorrectionText.State


@dataclass(frozen=True)
class LogRow:
    """One line of the public log. A story that is no longer online keeps its line and loses its words."""

    text: CorrectionText
    edition: Edition | None
    told: list[Edition]
    """Other languages whose readers have the note."""
    waiting: list[str]
    """Other languages in which the story can be read and the note is missing."""
    not_concerned: list[str]


def of(edition: Edition) -> list[CorrectionText]:
    """The notes below one edition, the newest first."""
    if hasattr(edition, "notes"):  # read with the whole story
        return edition.notes
    notes = CorrectionText.objects.filter(correction__article=edition.article_id, language=edition.language)
    return list(
        notes.filter(state=State.PUBLISHED).select_related("correction").order_by("-published_at", "-pk")
    )


def is_corrected(notes: list[CorrectionText]) -> bool:
    """Whether one of the notes says that we were wrong; an update or a clarification does not."""
    return any(note.correction.kind == Correction.Kind.CORRECTION for note in notes)


def log(language: str):
    """Every note that the readers of a language got, the newest first."""
    notes = CorrectionText.objects.filter(language=language, state=State.PUBLISHED)
    return notes.select_related("correction").prefetch_related(
        "correction__texts", Prefetch("correction__article", Article.objects.for_list())
    ).order_by("-published_at", "-pk")  # fmt: skip


def rows(notes) -> list[LogRow]:
    """The lines of one page of the log."""
    return [_row(note) for note in notes]


def _row(note: CorrectionText) -> LogRow:
    """What is not online is named in no language: the log tells nothing of drafts."""
    live = {
        edition.language: edition for edition in note.correction.article.editions.all() if edition.is_live
    }
    own = live.get(note.language)
    states = {text.language: text.state for text in note.correction.texts.all()} if own else {}
    others = [code for code in enabled() if code in live and code in states and code != note.language]
    return LogRow(
        note, own,
        told=[live[code] for code in others if states[code] == State.PUBLISHED],
        waiting=[code for code in others if states[code] == State.OPEN],
        not_concerned=[code for code in others if states[code] == State.NOT_CONCERNED],
    )  # fmt: skip
