"""The newsroom app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    """What the newsroom works with beyond one story."""

    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        """Hear what happens to stories and to names."""
        from articles.signals import happened
        from newsroom import names
        from newsroom.notices.hearing import hear

        happened.connect(hear, dispatch_uid="newsroom.notices")
        names.listen()
