"""The portal app: joins the rooms."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    """Everything that needs more than one room."""

    name = "portal"

    def ready(self):
        """Register the portal's own checks; let changes of pages be noted; hear of what readers could find."""
        from newsroom.names import shelf
        from portal import checks  # noqa: F401
        from portal.directories import choices
        from portal.frame import memory
        from portal.freshness import reading, triggers, watcher
        from portal.search import hooks

        post_migrate.connect(triggers.install, sender=self, dispatch_uid="portal.freshness.triggers")
        reading.connect()
        for remembered in (memory.memory, shelf, choices):
            remembered.hears_of_changes = watcher.is_heard
        hooks.connect()
