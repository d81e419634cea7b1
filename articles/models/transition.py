"""The log of who moved an edition where: written once, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.edition import Edition, Status
from articles.models.frozen import Frozen


class Verb(models.TextChoices):
    """What somebody did with an edition."""

    SUBMIT = "submit", _("sent to the editors")
    REQUEST_CHANGES = "request_changes", _("asked for changes")
    RETURN = "return", _("took back to draft")
    SCHEDULE = "schedule", pgettext_lazy("step of an edition", "scheduled")
    PUBLISH = "publish", pgettext_lazy("step of an edition", "published")
    COME_OUT = "come_out", _("came out at its time")
    END = "end", _("went offline at its time")
    WITHDRAW = "withdraw", _("unpublished")
    KILL = "kill", _("killed")
    EMBARGO = "embargo", _("changed the embargo")
    EXPIRE = "expire", _("changed how long it stays online")
    CONFIRM = "confirm", _("confirmed the translation as still correct")
    HAND_IN = "hand_in", _("handed in an update of the translation")
    TAKE_OVER = "take_over", _("took over an update of the translation")
    GIVE_BACK = "give_back", _("gave an update of the translation back")
    RESTORE = "restore", _("brought back an earlier text")
    READY = "ready", _("ready, waits for the other languages")
    BIN = "bin", _("put into the bin")
    UNBIN = "unbin", _("taken out of the bin")


class Transition(Frozen):
    """One step of an edition, from one status to another or within one."""

    Verb = Verb

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="transitions")
    verb = models.CharField(_("what happened"), max_length=16, choices=Verb, default=Verb.PUBLISH)
    old_status = models.CharField(max_length=10, choices=Status)
    new_status = models.CharField(max_length=10, choices=Status)
    revision = models.PositiveIntegerField(default=0, help_text=_("The words that stood there then."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("step"), _("steps")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_old_status_display()} → {self.get_new_status_display()}"
