"""How an edition stands, for colleagues: its status together with its times and what was asked of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """What the newsroom says about an edition; never stored."""

    DRAFT = "draft", _("draft")
    NEEDS_CHANGES = "needs_changes", _("needs changes")
    IN_REVIEW = "in_review", _("in review")
    SCHEDULED = "scheduled", _("scheduled")
    EMBARGOED = "embargoed", _("published, under embargo")
    PUBLISHED = "published", _("published")
    EXPIRED = "expired", _("no longer online")
    WITHDRAWN = "withdrawn", _("withdrawn")
    KILLED = "killed", _("killed")


def standing_of(edition) -> Standing:
    """The one word for an edition at this moment."""
    stage = edition.stage
    if edition.killed_at is not None:
        return Standing.KILLED
    if stage == "published" and not edition.is_live:
        return Standing.EMBARGOED if edition.is_embargoed else Standing.EXPIRED
    if stage == "scheduled" and edition.is_expired:
        return Standing.EXPIRED
    if stage == "draft" and edition.change_request:
        return Standing.NEEDS_CHANGES
    return Standing(stage.value)
