"""The languages app."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    """Teaches Django Romani and checks that every language has its catalogue."""

    name = "languages"
    verbose_name = "Languages"

    def ready(self) -> None:
        """Register Romani, its way of falling back, and the system checks."""
        from languages import checks  # noqa: F401
        from languages.registry import register_romani
        from languages.romani import borrow_from_macedonian

        register_romani()
        borrow_from_macedonian()
