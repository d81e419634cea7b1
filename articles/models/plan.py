"""The release plan: for each language of a story whether it is wanted, when it comes out and who translates it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from languages.registry import CODES, language_choices


class Timing(models.TextChoices):
    """When a language comes out."""

    WHEN_READY = "when_ready", _("when it is ready")
    TOGETHER = "together", _("together with the others")
    AT_TIME = "at_time", _("at a time")
    NOT_WANTED = "not_wanted", _("not in this language")


class LanguagePlan(models.Model):
    """What the newsroom wants for one language of one story. Without a row: when it is ready, by anybody."""

    Timing = Timing

    article = models.ForeignKey(Article, models.CASCADE, related_name="plans")
    language = models.CharField(_("language"), max_length=3, choices=language_choices())
    timing = models.CharField(_("comes out"), max_length=10, choices=Timing, default=Timing.WHEN_READY)
    at = models.DateTimeField(_("at"), null=True, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="assignments",
        verbose_name=_("assigned to"),
    )  # fmt: skip
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    ready_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When an editor said: this language may come out.")
    )
    ready_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name, verbose_name_plural = _("plan of a language"), _("plans of languages")
        ordering = ["article", "language"]
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="articles_languageplan_once"),
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="articles_languageplan_language_known"
            ),
            models.CheckConstraint(
                condition=Q(timing__in=Timing.values), name="articles_languageplan_timing_known"
            ),
            models.CheckConstraint(
                condition=(Q(timing="at_time") & Q(at__isnull=False))
                | (~Q(timing="at_time") & Q(at__isnull=True)),
                name="articles_languageplan_time_if_needed",
            ),
        ]

    def __str__(self):
        return f"{self.language}: {self.get_timing_display()}"
