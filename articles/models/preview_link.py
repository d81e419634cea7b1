"""Secret links: a page that is not public yet, for somebody without an account, for a few hours."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.edition import Edition
from articles.models.revision import Revision


class PreviewLink(models.Model):
    """One link to one revision of one edition. The word in the link is never kept, only its digest."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="preview_links")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("secret link"), _("secret links")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(digest=""), name="articles_previewlink_has_digest"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="articles_previewlink_ends_after_start"
            ),
        ]

    def __str__(self):
        return f"{self.edition_id} → {self.expires_at:%Y-%m-%d %H:%M}"
