"""The log of merged records: who, when, what moved, and where old addresses lead."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_STEPS = 20


class MergeQuerySet(models.QuerySet):
    """Merges by whether they still hold."""

    def in_force(self):
        """Those that nobody has undone, the newest first."""
        return self.filter(undone_at__isnull=True).order_by("-at", "-pk")

    def kept_for(self, kind: str, slug: str) -> int | None:
        """The number of the record that an old address leads to now, through as many merges as there were."""
        of_kind = self.in_force().filter(kind=kind)
        number = of_kind.filter(gone_slug=slug).values_list("kept", flat=True).first()
        for _step in range(MOST_STEPS):
            further = of_kind.filter(gone=number).values_list("kept", flat=True).first() if number else None
            if further is None:
                break
            number = further
        return number


class Merge(models.Model):
    """Two records that became one. The numbers stand alone: one of the records is not there any more."""

    kind = models.CharField(_("kind"), max_length=20)
    kept = models.PositiveBigIntegerField()
    gone = models.PositiveBigIntegerField()
    kept_name = models.CharField(_("kept"), max_length=250)
    gone_name = models.CharField(_("merged into it"), max_length=250)
    gone_slug = models.CharField(_("old address"), max_length=90)
    steps = models.JSONField(encoder=DjangoJSONEncoder, default=list)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("merge of two records"), _("merges of two records")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "gone_slug"], name="newsroom_merge_by_old_address")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["people", "organizations", "events"]), name="newsroom_merge_kind_known"
            ),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="newsroom_merge_of_two"),
            models.UniqueConstraint(
                fields=["kind", "gone"], condition=Q(undone_at__isnull=True), name="newsroom_merge_gone_once"
            ),
        ]

    def __str__(self):
        return f"{self.gone_name} → {self.kept_name}"
