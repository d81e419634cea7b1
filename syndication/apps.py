"""The app of what machines read, as Django sees it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_delete
from django.utils.translation import gettext_lazy as _


class SyndicationConfig(AppConfig):
    """The room syndication/."""

    name = "syndication"
    verbose_name = _("Syndication")

    def ready(self):
        """Let the database mark what may look different to the public, and hear what happens to stories."""
        from articles.signals import happened
        from syndication.ledger.triggers import install
        from syndication.partners.sections import section_goes
        from syndication.websub import hear

        post_migrate.connect(install, sender=self, dispatch_uid="syndication.triggers")
        pre_delete.connect(section_goes, sender="articles.Section", dispatch_uid="syndication.section_goes")
        happened.connect(hear, dispatch_uid="syndication.websub")
