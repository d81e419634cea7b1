"""Why two records cannot be merged, or a merge not be undone, in words for the editor."""

from django.utils.translation import gettext as _

from articles.errors import NewsroomError


class SameRecord(NewsroomError):
    """A record cannot be merged with itself, nor with another kind of record."""

    def __init__(self):
        super().__init__(_("Choose two different records of the same kind."))


class NotThere(NewsroomError):
    """One of the two was merged or deleted in the meantime."""

    def __init__(self, merged=None):
        if merged:
            text = _("“%(gone)s” was merged into “%(kept)s” in the meantime.")
            super().__init__(text % {"gone": merged.gone_name, "kept": merged.kept_name})
        else:
            super().__init__(_("One of the two records does not exist any more."))


class RecordsChanged(NewsroomError):
    """Somebody changed one of the two since the page was opened."""

    def __init__(self):
        super().__init__(
            _("Somebody changed one of the two records in the meantime. Look at both again, then merge.")
        )


class PrivateAndPublic(NewsroomError):
    """The links of a private person would become public, or those of a public one vanish."""

    def __init__(self):
        super().__init__(
            _("One of the two is a private person and the other is not. Decide that first, in both records.")
        )


class CannotUndo(NewsroomError):
    """The merge was undone before, or the record that was kept is not there any more."""
