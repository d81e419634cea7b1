"""The visitors app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class VisitorsConfig(AppConfig):
    """Counts readers; nothing starts before the first page is counted."""

    name = "visitors"
    verbose_name = _("Readers")

    def ready(self):
        """Register the checks, and hear when a country gets another name."""
        from visitors import checks, countries  # noqa: F401

        for signal in (post_save, post_delete):
            signal.connect(countries.name_has_changed, sender="visitors.CountryName")
