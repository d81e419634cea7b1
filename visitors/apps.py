"""The visitors app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitorsConfig(AppConfig):
    """Counts readers; nothing starts before the first page is counted."""

    name = "visitors"
    verbose_name = _("Readers")

    def ready(self):
        """Register the checks."""
        from visitors import checks  # noqa: F401
