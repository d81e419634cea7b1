"""More pictures of a story, in an order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from pictures.models import Picture


class GalleryPicture(models.Model):
    """One picture of a story beside its main one; readers leaf through them."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="gallery")
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="galleries", verbose_name=_("picture"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name, verbose_name_plural = _("picture of the gallery"), _("gallery")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "picture"], name="articles_gallerypicture_once")
        ]

    def __str__(self):
        return str(self.picture)
