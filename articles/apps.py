"""The articles app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Stories, their editions in each language, sections and tags."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self):
        """Let the database refuse to rewrite history."""
        from articles.triggers import install

        post_migrate.connect(install, sender=self, dispatch_uid="articles.triggers")
