"""What a journalist answered when the desk asked whom a name in a story means."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class NameChoice(models.Model):
    """One answer, kept with the story so that nobody is asked the same again."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="name_choices")
    about = models.CharField(max_length=200)
    record = models.CharField(max_length=60, blank=True)
    """The record that is meant; empty: none of those that were offered."""
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name, verbose_name_plural = _("answer about a name"), _("answers about names")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "about"], name="articles_namechoice_once"),
            models.CheckConstraint(condition=~Q(about=""), name="articles_namechoice_says_about_what"),
        ]

    def __str__(self):
        return f"{self.about} → {self.record or '–'}"
