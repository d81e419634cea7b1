"""The articles app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _

NAMES = (
    "people.Person", "people.PersonName", "organizations.Organization", "organizations.OrganizationName",
    "events.Event", "events.EventName",
)  # fmt: skip
"""Where names are kept by which texts are read."""


class ArticlesConfig(AppConfig):
    """Stories, their editions in each language, sections and tags."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self):
        """Let the database refuse to rewrite history, and hear of other stand-ins and of names."""
        from articles.naming.books import name_has_changed
        from articles.standins import rule_has_changed
        from articles.tallies import triggers
        from articles.triggers import install

        for signal in (post_save, post_delete):
            signal.connect(rule_has_changed, sender="articles.Fallback")
            for sender in NAMES:
                signal.connect(name_has_changed, sender=sender)

        post_migrate.connect(install, sender=self, dispatch_uid="articles.triggers")
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="articles.tallies")
