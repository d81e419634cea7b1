"""The app configuration of articles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """The room articles/."""

    name = "articles"
    verbose_name = _("Articles")
