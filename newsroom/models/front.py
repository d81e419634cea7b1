"""The front page of a language as an editor arranged it: a draft, the one readers see, and former ones."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from languages.registry import CODES, language_choices


class FrontPageQuerySet(models.QuerySet):
    """Arrangements by where they stand."""

    def draft(self, language: str):
        """The one that is being worked on; at most one."""
        return self.filter(language=language, state=FrontPage.State.DRAFT)

    def live(self, language: str):
        """The one that readers see; at most one. Without one, the newest stories stand there."""
        return self.filter(language=language, state=FrontPage.State.LIVE)

    def launched(self, language: str):
        """All that readers have seen, the latest first."""
        return self.filter(language=language, launched_at__isnull=False).order_by("-launched_at", "-pk")


class FrontPage(models.Model):
    """One arrangement. Nobody changes the live one: a draft takes its place."""

    class State(models.TextChoices):
        """Where an arrangement stands."""

        DRAFT = "draft", _("draft")
        LIVE = "live", _("on the site")
        FORMER = "former", _("former")

    language = models.CharField(_("language"), max_length=3, choices=language_choices())
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    launched_at = models.DateTimeField(null=True, blank=True)
    launched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = FrontPageQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("front page"), _("front pages")
        ordering = ["language", "-launched_at", "-pk"]
        permissions = [("curate_front", "Can arrange front pages and announce breaking news")]
        constraints = [
            models.UniqueConstraint(
                fields=["language"], condition=Q(state="draft"), name="newsroom_frontpage_one_draft"
            ),
            models.UniqueConstraint(
                fields=["language"], condition=Q(state="live"), name="newsroom_frontpage_one_live"
            ),
            models.CheckConstraint(condition=Q(language__in=CODES), name="newsroom_frontpage_language_known"),
            models.CheckConstraint(
                condition=(Q(state="draft") & Q(launched_at__isnull=True))
                | (Q(state__in=["live", "former"]) & Q(launched_at__isnull=False)),
                name="newsroom_frontpage_launched_has_date",
            ),
        ]

    def __str__(self):
        return f"{self.language}: {self.get_state_display()}"


class SlotQuerySet(models.QuerySet):
    """Places by whether their time has come."""

    def in_effect(self, *, now=None):
        """Places whose time is now. Asked when a page is read, so no job has to run.

        `now` is for questions that are worded once (`articles.prepared`): there the moment is left blank.
        """
        now = now or timezone.now()
        return self.filter(
            Q(starts_at__isnull=True) | Q(starts_at__lte=now), Q(ends_at__isnull=True) | Q(ends_at__gt=now)
        )

    def on_the_site(self, language: str):
        """The places of the arrangement that readers see."""
        return self.filter(front__language=language, front__state=FrontPage.State.LIVE)


class Slot(models.Model):
    """A place on the front page that an editor filled by hand; place 0 is the lead."""

    front = models.ForeignKey(FrontPage, models.CASCADE, related_name="slots")
    place = models.PositiveSmallIntegerField(_("place"))
    article = models.ForeignKey(Article, models.CASCADE, related_name="slots", verbose_name=_("story"))
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    is_pinned = models.BooleanField(
        _("pinned"), default=False, help_text=_("Stays in its place, whatever comes in above it.")
    )

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("place on the front page"), _("places on the front page")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["front", "article"], name="newsroom_slot_no_story_twice"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="newsroom_slot_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.place}: {self.article_id}"
