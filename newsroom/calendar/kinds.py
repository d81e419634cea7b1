"""What sort of things stand in the calendar."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """Why an entry stands on its day."""

    PLAN = "plan", pgettext_lazy("in the calendar", "planned")
    EVENT = "event", _("event")
    SCHEDULED = "scheduled", pgettext_lazy("in the calendar", "comes out")
    PUBLISHED = "published", pgettext_lazy("in the calendar", "came out")
    EMBARGO = "embargo", _("embargo ends")
    EXPIRY = "expiry", _("goes offline")
