"""Breaking news: one line above every page of a language, until a time that is fixed from the start."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition
from languages.registry import CODES, language_choices


class BreakingNewsQuerySet(models.QuerySet):
    """Lines by whether readers see them."""

    def running(self, language: str | None = None, *, now=None):
        """Lines whose time is now, the newest first. A story that is killed takes its line with it.

        `now` is for questions that are worded once (`articles.prepared`): there the moment is left blank.
        """
        now = now or timezone.now()
        running = self.filter(starts_at__lte=now, ends_at__gt=now, ended_by__isnull=True)
        found = running.filter(_not_killed()).order_by("-starts_at", "-pk")
        return found.filter(language=language) if language else found

    def with_story(self, language: str, *, now=None):
        """Each with the slug of its story, as long as readers of this language can open it."""
        live = Edition.objects.live(language, now=now).filter(article=OuterRef("article"))
        return self.annotate(story_slug=Subquery(live.values("slug")[:1]))


def _not_killed() -> Q:
    """Lines without a story, with one that was not killed, or with one that lives on in the line's own language."""
    editions = Edition.objects.filter(article=OuterRef("article"))
    killed = Exists(editions.filter(killed_at__isnull=False))
    lives_on = Exists(editions.filter(killed_at__isnull=True, language=OuterRef("language")))
    return ~Q(killed) | Q(lives_on)


class BreakingNews(models.Model):
    """One line. It ends by itself; an editor may end it earlier."""

    language = models.CharField(_("language"), max_length=3, choices=language_choices())
    text = models.CharField(_("text"), max_length=140)
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("story")
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = BreakingNewsQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("breaking news"), _("breaking news")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["language", "ends_at"], name="newsroom_breakingnews_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="newsroom_breakingnews_language_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="newsroom_breakingnews_has_text"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="newsroom_breakingnews_ends_after_start"
            ),
        ]

    def __str__(self):
        return self.text
