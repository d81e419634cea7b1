"""Working copies: what somebody is typing, saved while it is typed, and who else is there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from languages.registry import language_choices


class WorkingCopy(models.Model):
    """One colleague at one text. `words` is what she has typed and not saved; None: she only looks."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="working_copies")
    key = models.CharField(
        max_length=60, help_text=_("Number and language of the story, or “new:” and a random word.")
    )
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="working_copies")
    language = models.CharField(_("language"), max_length=3, choices=language_choices())
    version = models.PositiveIntegerField(
        default=0, help_text=_("The edition's version that she began with.")
    )
    words = models.JSONField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    tab = models.CharField(
        max_length=16, blank=True, help_text=_("Which of her open pages the words were typed in.")
    )

    handed_in_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When it was sent to the editors, as long as they have it.")
    )
    source_language = models.CharField(max_length=3, blank=True, choices=language_choices())
    source_revision = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The text of the source that it says the same as.")
    )
    answer = models.TextField(blank=True, help_text=_("Why an editor gave it back."))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name, verbose_name_plural = _("working copy"), _("working copies")
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="articles_workingcopy_once"),
            models.CheckConstraint(condition=~Q(key=""), name="articles_workingcopy_has_key"),
            models.CheckConstraint(
                condition=Q(handed_in_at=None)
                | Q(article__isnull=False, words__isnull=False, saved_at__isnull=False),
                name="articles_workingcopy_handed_in_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["seen_at"], name="articles_workingcopy_by_time"),
            models.Index(
                fields=["handed_in_at"], condition=Q(handed_in_at__isnull=False),
                name="articles_workingcopy_handed_in",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.user_id} {self.key}"
