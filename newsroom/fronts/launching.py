"""Show readers a front page: the draft, an earlier one, or the newest stories alone. One transaction each."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from newsroom.fronts.arranging import FrontChanged, copies, fill, locked_draft
from newsroom.models import FrontPage, Slot

State = FrontPage.State


@transaction.atomic
def launch(language: str, *, version: int, by) -> FrontPage:
    """Show readers the draft; what they saw until now becomes a former front page."""
    draft = locked_draft(language, version)
    if draft is None:
        raise FrontChanged
    _retire(language)
    seen = FrontPage.objects.filter(pk=draft.pk, version=version, state=State.DRAFT)
    try:
        with transaction.atomic():
            done = seen.update(state=State.LIVE, launched_at=timezone.now(), launched_by=by)
    except IntegrityError as error:  # another one went live at the same moment
        raise FrontChanged from error
    if not done:
        raise FrontChanged
    draft.refresh_from_db()
    return draft


@transaction.atomic
def show_again(front: FrontPage, *, by) -> FrontPage:
    """Show readers an earlier front page once more. The draft is left alone, the history keeps both."""
    return _show(front.language, copies(front), by=by)


@transaction.atomic
def back_to_automatic(language: str, *, by) -> FrontPage:
    """Show readers the newest stories, none placed by hand. The draft is left alone."""
    return _show(language, [], by=by)


def _show(language: str, slots: list[Slot], *, by) -> FrontPage:
    _retire(language)
    try:
        with transaction.atomic():
            front = FrontPage.objects.create(
                language=language, state=State.LIVE, created_by=by, launched_at=timezone.now(), launched_by=by
            )
    except IntegrityError as error:
        raise FrontChanged from error
    fill(front, slots)
    return front


def _retire(language: str) -> None:
    list(FrontPage.objects.select_for_update().live(language).values_list("pk"))
    FrontPage.objects.live(language).update(state=State.FORMER)
