"""Which stories readers of a language meet in lists: only those in it, or others as well."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.registry import CODES, language_choices


class Fallback(models.Model):
    """The rule of one language. Without a row: only this language."""

    language = models.CharField(_("language"), max_length=3, choices=language_choices(), unique=True)
    fills_up = models.BooleanField(
        _("fill up with other languages"), default=False,
        help_text=_("Lists then also show stories that do not exist in this language, in one that does, with a mark."),
    )  # fmt: skip
    chain = models.JSONField(
        _("which languages, in this order"), default=list, blank=True,
        help_text=_("The first language in which the story exists is shown, all of it."),
    )  # fmt: skip

    class Meta:
        verbose_name, verbose_name_plural = _("stand-in languages"), _("stand-in languages")
        ordering = ["language"]
        constraints = [
            models.CheckConstraint(condition=Q(language__in=CODES), name="articles_fallback_language_known")
        ]

    def __str__(self):
        return self.get_language_display()
