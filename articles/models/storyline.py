"""Storylines: what goes on for weeks, told in many stories."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.names import not_blank, require_one
from languages.paths import address_of


class Storyline(models.Model):
    """Stories that tell one longer story, from its beginning to where it stands now."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    summary = models.TextField(
        _("what it is about"), max_length=600, blank=True,
        help_text=_("For somebody who reads of it for the first time: two or three sentences."),
    )  # fmt: skip
    slug = models.SlugField(_("address"), max_length=90, unique=True)
    is_over = models.BooleanField(_("over"), default=False, help_text=_("Nothing more is expected."))

    class Meta:
        verbose_name, verbose_name_plural = _("storyline"), _("storylines")
        ordering = ["is_over", "slug"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="articles_storyline_slug_filled"),
            models.CheckConstraint(condition=not_blank("name"), name="articles_storyline_named"),
        ]

    def __str__(self):
        return self.name or self.slug

    def clean(self):
        """A storyline needs a name in at least one language."""
        require_one(self, "name", _("Give the storyline a name in at least one language."))

    def get_absolute_url(self):
        """The storyline's page in the reader's language."""
        return address_of("articles:storyline", self.slug)
