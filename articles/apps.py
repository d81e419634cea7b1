"""The articles app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Stories, their editions in each language, sections and tags."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self):
        """Let the database refuse to rewrite history, and hear when a language gets other stand-ins."""
        from articles.standins import rule_has_changed
        from articles.triggers import install

        for signal in (post_save, post_delete):
            signal.connect(rule_has_changed, sender="articles.Fallback")

        post_migrate.connect(install, sender=self, dispatch_uid="articles.triggers")
