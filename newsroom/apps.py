"""The newsroom app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """What the newsroom works with beyond one story."""

    name = "newsroom"

    def ready(self):
        """Hear what happens to stories."""
        from articles.signals import happened
        from newsroom.notices.hearing import hear

        happened.connect(hear, dispatch_uid="newsroom.notices")
