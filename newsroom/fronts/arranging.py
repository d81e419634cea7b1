"""Work on the draft of a front page. Readers see nothing of it until it is launched."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.errors import NewsroomError
from newsroom.models import FrontPage, Slot

State = FrontPage.State


class FrontChanged(NewsroomError):
    """Somebody else worked on the same draft in the meantime."""

    def __init__(self):
        super().__init__(
            _(
                "A colleague changed this front page meanwhile. You see it as it is now; your step was not done yet."
            )
        )


@transaction.atomic
def arrange(language: str, change: Callable[[list[Slot]], list[Slot]], *, version: int, by) -> FrontPage:
    """Change the draft of a language; the first change makes one out of what readers see.

    `version` is the draft's version that the editor saw, 0 for none; FrontChanged if it is another one now.
    """
    draft = locked_draft(language, version) or begin(
        language, by=by, source=FrontPage.objects.live(language).first()
    )
    _write(draft, change(list(draft.slots.all())))
    return draft


@transaction.atomic
def take_as_draft(front: FrontPage, *, version: int, by) -> FrontPage:
    """Work on from an earlier front page: its places replace those of the draft."""
    draft = locked_draft(front.language, version) or begin(front.language, by=by)
    _write(draft, copies(front))
    return draft


@transaction.atomic
def throw_away(language: str, *, version: int) -> None:
    """Give up the draft; what readers see stays as it is."""
    if draft := locked_draft(language, version):
        draft.delete()


def locked_draft(language: str, version: int) -> FrontPage | None:
    """The draft as the editor saw it, locked until the transaction ends; None if there is none."""
    draft = FrontPage.objects.select_for_update().draft(language).first()
    if (draft.version if draft else 0) != version:
        raise FrontChanged
    return draft


def begin(language: str, *, by, source: FrontPage | None = None) -> FrontPage:
    """Make a draft, with the places of another arrangement."""
    try:
        with transaction.atomic():
            draft = FrontPage.objects.create(language=language, state=State.DRAFT, version=0, created_by=by)
    except IntegrityError as error:  # a colleague began one at the same moment
        raise FrontChanged from error
    if source:
        fill(draft, copies(source))
    return draft


def copies(front: FrontPage) -> list[Slot]:
    """The places of an arrangement, for another one."""
    return [
        Slot(article_id=slot.article_id, place=slot.place, starts_at=slot.starts_at, ends_at=slot.ends_at,
             is_pinned=slot.is_pinned)
        for slot in front.slots.all()
    ]  # fmt: skip


def fill(front: FrontPage, slots: list[Slot]) -> None:
    """Write the places of an arrangement anew."""
    front.slots.all().delete()
    for slot in slots:
        slot.pk, slot.front = None, front
    Slot.objects.bulk_create(slots)


def _write(draft: FrontPage, slots: list[Slot]) -> None:
    seen = FrontPage.objects.filter(pk=draft.pk, version=draft.version, state=State.DRAFT)
    if not seen.update(version=draft.version + 1):
        raise FrontChanged
    draft.version += 1
    fill(draft, slots)
