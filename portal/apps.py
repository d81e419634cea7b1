"""The portal app: joins the rooms."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Everything that needs more than one room."""

    name = "portal"

    def ready(self):
        """Register the portal's own checks."""
        from portal import checks  # noqa: F401
