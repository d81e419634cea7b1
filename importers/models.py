"""What has been imported, so that a second run changes nothing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from languages.registry import CODES, language_choices


class ImportedItem(models.Model):
    """One story of one source. Without an article, an editor has deleted it: it stays deleted."""

    source = models.CharField(max_length=150, help_text="The format and the folder, such as text:seeds.")
    key = models.CharField(max_length=500, help_text="The file and the story in it.")
    fingerprint = models.CharField(max_length=64, help_text="What the source said when it was last read.")
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="imported_items")
    language = models.CharField(max_length=3, choices=language_choices())
    version = models.PositiveIntegerField(help_text="The edition's version as the import left it.")
    imported_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name, verbose_name_plural = _("imported story"), _("imported stories")
        ordering = ["source", "key"]
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="importers_importeditem_key_once"),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(key="") & ~Q(fingerprint=""),
                name="importers_importeditem_filled",
            ),
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="importers_importeditem_language_known"
            ),
        ]

    def __str__(self):
        return f"{self.source}/{self.key}"
