"""What can go wrong when a journalist saves or publishes, in words for the journalist."""

from django.utils.translation import gettext as _


class NewsroomError(Exception):
    """Something the journalist can put right; the message says how."""


class EditConflict(NewsroomError):
    """Somebody else saved the same words in the meantime."""

    def __init__(self, edition):
        self.edition = edition
        who = (
            edition.changed_by.get_full_name() or edition.changed_by.username
            if edition.changed_by
            else _("Somebody")
        )
        super().__init__(
            _(
                "%(who)s changed this edition while you were writing. Nothing of yours is lost: both texts are below. "
                "Take over what you need, then save again."
            )
            % {"who": who}
        )


class SlugTaken(NewsroomError):
    """Another story has this address."""

    def __init__(self, slug: str, suggestion: str):
        self.suggestion = suggestion
        super().__init__(
            _("The address “%(slug)s” is taken by another story. “%(suggestion)s” is free.")
            % {"slug": slug, "suggestion": suggestion}
        )


class NotReady(NewsroomError):
    """Something is missing that readers need."""


class WrongStep(NewsroomError):
    """The edition cannot go from where it is to where it was sent."""

    def __init__(self, edition, new_status):
        super().__init__(
            _("This edition is “%(old)s” and cannot become “%(new)s”.")
            % {"old": edition.standing.label, "new": new_status.label}
        )


class Gone(NewsroomError):
    """The story lies in the bin."""

    def __init__(self):
        super().__init__(
            _(
                "This story lies in the bin meanwhile. Your text is still here: take the story out of the bin first."
            )
        )


class Killed(NewsroomError):
    """The edition, or its whole story, was taken away for good."""

    def __init__(self):
        super().__init__(_("This story was killed. That is final: nobody can write or publish it any more."))


class Settled(NewsroomError):
    """A handed-in update is not (or not so) there any more: taken over, given back, or handed in anew."""

    def __init__(self):
        super().__init__(
            _(
                "A colleague has dealt with this update meanwhile, or the translator has sent a newer one. Look again."
            )
        )


class Taken(NewsroomError):
    """A colleague has taken or given this translation in the meantime."""

    def __init__(self, plan):
        self.plan = plan
        who = plan.assignee and (plan.assignee.get_full_name() or plan.assignee.username)
        taken = _("%(who)s has this translation meanwhile.") % {"who": who}
        super().__init__(taken if who else _("Nobody has this translation any more."))
