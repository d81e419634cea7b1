"""What the portal itself remembers: which records belong to the demo edition."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q


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
