"""The search app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Finds; nothing is indexed before somebody hands in a document."""

    name = "search"
    verbose_name = _("Search")
