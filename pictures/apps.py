"""The app of pictures, as Django sees it."""

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    """Listens for deleted pictures, so that their files go too."""

    name = "pictures"
    verbose_name = _("Pictures")

    def ready(self) -> None:
        """Connect the one signal of this room."""
        from pictures.files import forget_deleted

        post_delete.connect(forget_deleted, sender="pictures.Picture", dispatch_uid="pictures.forget_deleted")
