"""Sections of the paper."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.names import not_blank, require_one
from languages.paths import address_of


class Section(models.Model):
    """A part of the paper, such as politics or culture. Every article belongs to one."""

    name = models.CharField(_("name"), max_length=80, blank=True)
    description = models.CharField(_("description"), max_length=200, blank=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Sections with a smaller number come first in the menu.")
    )

    class Meta:
        verbose_name, verbose_name_plural = _("section"), _("sections")
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="articles_section_slug_filled"),
            models.CheckConstraint(condition=not_blank("name"), name="articles_section_named"),
        ]

    def __str__(self):
        return self.name or self.slug

    def clean(self):
        """A section needs a name in at least one language."""
        require_one(self, "name", _("Give the section a name in at least one language."))

    def get_absolute_url(self):
        """The section's page in the reader's language."""
        return address_of("articles:section", self.slug)
