"""The newsroom app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Pages of the newsroom that show more than one record; they keep nothing themselves."""

    name = "newsroom"
