"""Decide what to do with each draft, without doing it: what a dry run shows and a real run does."""

from dataclasses import dataclass
from enum import StrEnum

from articles.models import Edition
from articles.models.edition import Status
from importers.drafts import Draft
from importers.models import ImportedItem


class Outcome(StrEnum):
    """What becomes of a draft."""

    CREATED = "new draft"
    UNCHANGED = "already imported, nothing changed"
    UPDATED = "draft updated from the changed source"
    EDITED = "source changed, but the story has been edited here: left alone, with a note"
    DELETED = "deleted by an editor: not imported again"


@dataclass(slots=True)
class Step:
    """One draft, what becomes of it, and what the database knows of it."""

    draft: Draft
    outcome: Outcome
    item: ImportedItem | None = None
    article: int | None = None
    """The number of the article, once there is one."""


def item_key(file: str, draft: Draft) -> str:
    """What a story is called across runs. The end of a long path tells files apart better than its start."""
    return f"{file[-450:]}#{draft.key}"


def plan(source: str, file: str, drafts: list[Draft]) -> list[Step]:
    """One step a draft. Reads only."""
    keys = [item_key(file, draft) for draft in drafts]
    known = {item.key: item for item in ImportedItem.objects.filter(source=source, key__in=keys)}
    return [_step(draft, known.get(key)) for key, draft in zip(keys, drafts, strict=True)]


def vanished(source: str, file: str, drafts: list[Draft]) -> int:
    """How many stories an earlier run found in the file that are not in it any more; they are kept."""
    keys = [item_key(file, draft) for draft in drafts]
    of_file = ImportedItem.objects.filter(source=source, key__startswith=f"{file[-450:]}#")
    return of_file.exclude(key__in=keys).count()


def is_untouched(item: ImportedItem) -> bool:
    """Whether the edition still is the draft that the import left behind."""
    return Edition.objects.filter(
        article_id=item.article_id, language=item.language, version=item.version, status=Status.DRAFT
    ).exists()


def _step(draft: Draft, item: ImportedItem | None) -> Step:
    if item is None:
        return Step(draft, Outcome.CREATED)
    return Step(draft, _known_outcome(draft, item), item, item.article_id)


def _known_outcome(draft: Draft, item: ImportedItem) -> Outcome:
    if item.article_id is None:
        return Outcome.DELETED
    if item.fingerprint == draft.fingerprint:
        return Outcome.UNCHANGED
    return Outcome.UPDATED if is_untouched(item) else Outcome.EDITED
