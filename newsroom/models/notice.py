"""Notices to colleagues by e-mail: what each wants to hear of, and what is waiting to be sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition
from languages.registry import CODES, language_choices


class NoticeKind(models.TextChoices):
    """What a notice is about."""

    SUBMITTED = "submitted", _("A text waits for review")
    CHANGES_REQUESTED = "changes_requested", _("An editor asks for changes to my text")
    PUBLISHED = "published", _("My text was published")
    WITHDRAWN = "withdrawn", _("My text was unpublished")
    KILLED = "killed", _("A story was killed")
    SOURCE_UPDATED = "source_updated", _("The original of my translation was updated")
    SOURCE_MAJOR = "source_major", _("The original of my translation changed greatly")
    ASSIGNED = "assigned", _("A translation was assigned to me")
    CORRECTION = "correction", _("A correction concerns my language")


class Notice(models.Model):
    """One message to one colleague, sent once."""

    key = models.CharField(max_length=80, help_text=_("What happened; the same happening is told once."))
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name=_("to")
    )
    article = models.ForeignKey(Article, models.CASCADE, related_name="+", verbose_name=_("story"))
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, related_name="+")
    language = models.CharField(_("language"), max_length=3, choices=language_choices(), blank=True)
    detail = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("happened"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failed_at = models.DateTimeField(_("given up"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("notice"), _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(sent_at__isnull=True, failed_at__isnull=True),
                name="newsroom_notice_waiting",
            )
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["key", "recipient"], name="newsroom_notice_told_once"),
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values), name="newsroom_notice_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(failed_at__isnull=True),
                name="newsroom_notice_sent_or_failed",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} → {self.recipient_id}"


class NoticeChoice(models.Model):
    """Whether a colleague wants one kind of notice. Without a row: the usual for that kind."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices")
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    by_mail = models.BooleanField(_("by e-mail"), default=True)

    class Meta:
        verbose_name, verbose_name_plural = _("choice of notices"), _("choices of notices")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="newsroom_noticechoice_once"),
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values), name="newsroom_noticechoice_kind_known"
            ),
        ]

    def __str__(self):
        return f"{self.user_id} {self.kind}: {self.by_mail}"


class NoticeLanguage(models.Model):
    """The language in which a colleague wants notices. Without a row: as far as we can guess."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_language")
    language = models.CharField(_("language"), max_length=3, choices=language_choices())

    class Meta:
        verbose_name, verbose_name_plural = _("language of notices"), _("languages of notices")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="newsroom_noticelanguage_language_known"
            )
        ]

    def __str__(self):
        return self.language
