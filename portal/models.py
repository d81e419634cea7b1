"""What the portal itself remembers: which records belong to the demo edition."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DemoObject(models.Model):
    """One record that the demo edition brought, known by a key that no editor can change.

    The row outlives its record: what an editor deleted is not brought again.
    """

    key = models.CharField(max_length=100)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()

    class Meta:
        verbose_name, verbose_name_plural = "demo object", "demo objects"
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["key"], name="portal_demoobject_key_once"),
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="portal_demoobject_record_once"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="portal_demoobject_key_filled"),
        ]

    def __str__(self):
        return self.key


class Pulse(models.Model):
    """When a part of the portal that works in the background was last seen at work."""

    name = models.SlugField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name, verbose_name_plural = _("pulse"), _("pulses")
        constraints = [models.UniqueConstraint(fields=["name"], name="portal_pulse_once")]

    def __str__(self):
        return f"{self.name}: {self.at:%Y-%m-%d %H:%M}"
