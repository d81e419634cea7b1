"""Readers who would like a story in their language: how many, never who."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from languages.registry import CODES, language_choices


class RequestCount(models.Model):
    """How many readers asked on one day."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="requests")
    language = models.CharField(_("language"), max_length=3, choices=language_choices())
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name, verbose_name_plural = _("readers' request"), _("readers' requests")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "on"], name="newsroom_requestcount_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="newsroom_requestcount_language_known"
            ),
        ]

    def __str__(self):
        return f"{self.article_id} {self.language} {self.on}: {self.count}"


class RequestMark(models.Model):
    """That somebody asked today, so that each asks once. A number that nobody can turn back; gone in two days."""

    on = models.DateField(db_index=True)
    mark = models.BigIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = _("mark of a request"), _("marks of requests")
        constraints = [models.UniqueConstraint(fields=["on", "mark"], name="newsroom_requestmark_once")]

    def __str__(self):
        return str(self.on)
