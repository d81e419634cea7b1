"""The app configuration of importers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportersConfig(AppConfig):
    """The room importers/."""

    name = "importers"
    verbose_name = _("Importers")
