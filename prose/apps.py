"""The app of formatted text, as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProseConfig(AppConfig):
    """Has no tables; brings the template filters."""

    name = "prose"
    verbose_name = _("Text")
