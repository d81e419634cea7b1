"""Which languages a translator works in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.registry import CODES, language_choices


class TranslatorLanguage(models.Model):
    """That a colleague translates into a language. Without a row, a translator can write nothing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="translator_languages")
    language = models.CharField(_("language"), max_length=3, choices=language_choices())

    class Meta:
        verbose_name, verbose_name_plural = _("translates into"), _("translates into")
        constraints = [
            models.UniqueConstraint(fields=["user", "language"], name="articles_translatorlanguage_once"),
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="articles_translatorlanguage_language_known"
            ),
        ]

    def __str__(self):
        return self.get_language_display()
