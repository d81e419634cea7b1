"""The log of who moved an edition where: written once, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.edition import Edition, Status


class Transition(models.Model):
    """One step of an edition from one status to another."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="transitions")
    old_status = models.CharField(max_length=10, choices=Status)
    new_status = models.CharField(max_length=10, choices=Status)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("step"), _("steps")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_old_status_display()} → {self.get_new_status_display()}"
