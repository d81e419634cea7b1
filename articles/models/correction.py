"""Corrections: what was wrong, told to the readers of every language, for good."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.frozen import FrozenError
from languages.registry import CODES, language_choices


class Correction(models.Model):
    """One thing that was put right in a story. It concerns every language until somebody says otherwise."""

    class Kind(models.TextChoices):
        """What sort of note readers get."""

        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.CORRECTION)
    language = models.CharField(_("first in"), max_length=3, choices=language_choices())
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = _("correction"), _("corrections")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["correction", "clarification", "update"]),
                name="articles_correction_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="articles_correction_language_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} #{self.pk}"

    def delete(self, *args, **kwargs):
        """Readers have it in at least one language. It leaves only together with its story."""
        raise FrozenError("A correction is never deleted. If it is wrong, write a second one.")


class CorrectionText(models.Model):
    """The note in one language: a task until it is published, then frozen."""

    class State(models.TextChoices):
        """How far one language has come."""

        OPEN = "open", _("open")
        PUBLISHED = "published", _("told to readers")
        NOT_CONCERNED = "not_concerned", _("not concerned")

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=3, choices=language_choices())
    text = models.TextField(_("note for readers"), max_length=600, blank=True)
    state = models.CharField(_("state"), max_length=13, choices=State, default=State.OPEN)
    published_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = _("text of a correction"), _("texts of corrections")
        ordering = ["correction", "language"]
        indexes = [models.Index(fields=["language", "-published_at"], name="articles_correctiontext_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["correction", "language"], name="articles_correctiontext_once"),
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="articles_correctiontext_language_known"
            ),
            models.CheckConstraint(
                condition=(Q(state="published") & Q(published_at__isnull=False) & ~Q(text=""))
                | (Q(state__in=["open", "not_concerned"]) & Q(published_at__isnull=True)),
                name="articles_correctiontext_public_has_text",
            ),
        ]

    def __str__(self):
        return f"{self.language}: {self.get_state_display()}"

    def delete(self, *args, **kwargs):
        """What readers have is never taken back; what they do not have yet is a task that somebody settles."""
        raise FrozenError("The note of a correction is never deleted. If it is wrong, write a second one.")
