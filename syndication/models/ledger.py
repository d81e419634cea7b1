"""The ledger: which editions the public could ever read, and in which order their public face changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Mark(models.Model):
    """That something may have changed. The database writes it itself, in the transaction that changes the thing.

    Nobody else ever writes one, and `syndication.ledger.stock` strikes it out once it has looked.
    """

    kind = models.CharField(max_length=12)
    thing = models.BigIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = _("mark"), _("marks")

    def __str__(self):
        return f"{self.kind} {self.thing}"


class Reason(models.TextChoices):
    """Why readers can no longer read an edition."""

    WITHDRAWN = "withdrawn", _("withdrawn")
    KILLED = "killed", _("killed")
    EXPIRED = "expired", _("its time online is over")
    EMBARGOED = "embargoed", _("held back until later")
    UNPUBLISHED = "unpublished", _("taken back")
    REMOVED = "removed", _("deleted for good")


class Entry(models.Model):
    """One edition in the ledger. It stays when the edition is deleted: then it is all that is left to tell."""

    edition = models.BigIntegerField(unique=True)
    article = models.BigIntegerField(db_index=True)
    language = models.CharField(max_length=3)
    number = models.BigIntegerField(
        null=True, unique=True,
        help_text=_("The place in the order of changes; none while the public never could read it."),
    )  # fmt: skip
    at = models.DateTimeField(
        null=True, help_text=_("When the change was entered. It grows with the number.")
    )
    is_live = models.BooleanField(default=False)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    look_at = models.DateTimeField(
        null=True, help_text=_("When the clock changes what the public can read; somebody has to look then.")
    )

    class Meta:
        verbose_name, verbose_name_plural = _("entry of the ledger"), _("ledger")
        ordering = ["number"]
        indexes = [
            models.Index(fields=["language", "number"], name="syndication_entry_by_language"),
            models.Index(fields=["at"], name="syndication_entry_by_moment"),
            models.Index(fields=["look_at"], name="syndication_entry_by_look"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__isnull=True, at__isnull=True) | Q(number__gt=0, at__isnull=False),
                name="syndication_entry_number_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(is_live=True, number__isnull=False, reason="")
                | Q(is_live=False, number__isnull=False, reason__in=Reason.values)
                | Q(is_live=False, number__isnull=True, reason=""),
                name="syndication_entry_live_or_reason",
            ),
        ]

    def __str__(self):
        return f"{self.number}: edition {self.edition}"
