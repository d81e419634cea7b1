"""Revisions: every text that was ever saved, language by language."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import WORDS
from articles.models.edition import Edition
from articles.models.frozen import Frozen


class Weight(models.TextChoices):
    """How big a change is, as the writer says: it decides who hears of it."""

    TYPO = "typo", _("Typo")
    UPDATE = "update", _("Update")
    MAJOR = "major", _("Major change")


class Revision(Frozen):
    """The words of an edition as somebody saved them."""

    Weight = Weight

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    weight = models.CharField(_("size of the change"), max_length=6, choices=Weight, default=Weight.UPDATE)
    kicker = models.CharField(max_length=60, blank=True)
    headline = models.CharField(max_length=250, blank=True)
    standfirst = models.TextField(blank=True)
    dateline = models.CharField(max_length=60, blank=True)
    body = models.TextField(blank=True)
    sources = models.TextField(blank=True)
    churn = models.PositiveIntegerField(default=0, help_text=_("The edition's changed words up to here."))
    source_revision = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The revision of the source that it was made from.")
    )
    restored_from = models.PositiveIntegerField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = _("revision"), _("revisions")
        ordering = ["edition", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="articles_revision_number_once"),
            models.CheckConstraint(
                condition=Q(weight__in=Weight.values), name="articles_revision_weight_known"
            ),
        ]

    def __str__(self):
        return f"{self.edition_id} #{self.number}"

    @property
    def words(self) -> dict[str, str]:
        """The saved words by field."""
        return {field: getattr(self, field) for field in WORDS}
