"""Names of countries for languages that no locale data covers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.registry import language_choices


class CountryName(models.Model):
    """A country's name in a language, written by somebody who speaks it; it wins over every other source."""

    language = models.CharField(_("language"), max_length=3, choices=language_choices(), default="rom")
    code = models.CharField(_("country code"), max_length=2, help_text=_("Two capital letters, such as MK."))
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name, verbose_name_plural = _("country name"), _("country names")
        ordering = ["language", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "code"],
                name="visitors_countryname_once",
                violation_error_message=_("This country already has a name in this language."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="visitors_countryname_name_not_blank"),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{2}$"),
                name="visitors_countryname_two_capitals",
                violation_error_message=_("Write the country as two capital letters, such as MK."),
            ),
        ]

    def __str__(self):
        return self.name
