"""The secret address at which a colleague's own calendar program reads the plan of the newsroom."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CalendarKey(models.Model):
    """One key a colleague. Only its digest is kept; a new key makes the old address void."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_key")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name, verbose_name_plural = _("calendar address"), _("calendar addresses")
        constraints = [
            models.CheckConstraint(condition=~Q(digest=""), name="newsroom_calendarkey_has_digest")
        ]

    def __str__(self):
        return str(self.user_id)
