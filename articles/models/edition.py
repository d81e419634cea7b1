"""The edition: an article published in one language."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.standing import Standing, standing_of
from articles.models.tally import BlockOf
from articles.queries import EditionQuerySet
from languages.fallback import localized
from languages.paths import address_of
from languages.registry import CODES, language_choices


class Status(models.TextChoices):
    """Where an edition stands on its way to readers."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Machine(models.TextChoices):
    """How much of a translation a machine has made."""

    NONE = "", _("made by people")
    RAW = "raw", _("made by a machine, not checked")
    CHECKED = "checked", _("made by a machine, checked by a person")


class Edition(models.Model):
    """One language's own state, address and dates. The words stand on the article."""

    Status = Status
    Machine = Machine

    # No index of its own: that of article and language finds the editions of an article, and one language's in order.
    article = models.ForeignKey(Article, models.CASCADE, related_name="editions", db_index=False)
    language = models.CharField(_("language"), max_length=3, choices=language_choices())
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    slug = models.SlugField(_("address"), max_length=90)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    updated_at = models.DateTimeField(
        _("updated"), null=True, blank=True, help_text=_("When readers last got new words.")
    )
    came_out_at = models.DateTimeField(
        null=True, blank=True,
        help_text=_("When readers got it. From then on a clock that is set back takes nothing away."),
    )  # fmt: skip
    embargoed_until = models.DateTimeField(_("embargoed until"), null=True, blank=True)
    expires_at = models.DateTimeField(_("online until"), null=True, blank=True)
    ended_at = models.DateTimeField(
        null=True, blank=True,
        help_text=_("When its time online was over. From then on a clock that is set back brings nothing back."),
    )  # fmt: skip
    killed_at = models.DateTimeField(_("killed"), null=True, blank=True)
    notice = models.CharField(
        _("note for readers"), max_length=300, blank=True,
        help_text=_("What the address says once the story has been taken away."),
    )  # fmt: skip
    change_request = models.TextField(_("what has to change"), max_length=1000, blank=True)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="translated_editions"
    )
    source_language = models.CharField(
        _("translated from"), max_length=3, choices=language_choices(), blank=True
    )
    source_revision = models.PositiveIntegerField(null=True, blank=True)
    source_churn = models.PositiveIntegerField(
        default=0, help_text=_("How many words of the source had been changed when this was made from it.")
    )
    machine = models.CharField(
        _("machine translation"), max_length=8, choices=Machine, blank=True, default=Machine.NONE,
        help_text=_("Readers are told."),
    )  # fmt: skip
    revision = models.PositiveIntegerField(default=0, help_text=_("How often the words have been saved."))
    churn = models.PositiveIntegerField(default=0, help_text=_("How many words have been changed, ever."))
    update_revision = models.PositiveIntegerField(
        default=0, help_text=_("The latest revision that translations have to follow.")
    )
    major_revision = models.PositiveIntegerField(
        default=0, help_text=_("The latest revision of which readers of translations are told.")
    )
    major_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("edition"), _("editions")
        ordering = ["article", "language"]
        permissions = [
            ("publish_edition", "Can publish, schedule and withdraw editions"),
            ("translate_edition", "Can translate into their own languages"),
            ("kill_edition", "Can kill stories"),
            ("assign_translation", "Can assign translations to colleagues"),
        ]
        indexes = [
            # Not only for what is public: SQLite never uses a partial index in a query with parameters.
            models.Index(fields=["language", "-published_at", "-id"], name="articles_edition_by_date"),
            # For lists that are filled up with other languages: newest first, whatever the language.
            models.Index(fields=["-published_at", "-id"], name="articles_edition_all_by_date"),
            models.Index(fields=["status", "published_at"], name="articles_edition_by_status"),
            models.Index("language", BlockOf("article"), name="articles_edition_by_block"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="articles_edition_one_per_language"),
            models.UniqueConstraint(fields=["language", "slug"], name="articles_edition_slug_per_language"),
            models.CheckConstraint(condition=~Q(slug=""), name="articles_edition_slug_filled"),
            models.CheckConstraint(condition=Q(language__in=CODES), name="articles_edition_language_known"),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="articles_edition_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "in_review"]) | Q(published_at__isnull=False),
                name="articles_edition_public_has_date",
            ),
            models.CheckConstraint(
                condition=Q(source_language="")
                | (Q(source_language__in=CODES) & ~Q(source_language=F("language"))),
                name="articles_edition_source_is_other",
            ),
            models.CheckConstraint(
                condition=Q(source_revision__isnull=True) | ~Q(source_language=""),
                name="articles_edition_revision_has_source",
            ),
            models.CheckConstraint(
                condition=Q(killed_at__isnull=True) | Q(status="withdrawn"),
                name="articles_edition_killed_is_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(expires_at__isnull=False),
                name="articles_edition_ends_at_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="scheduled") | Q(embargoed_until__isnull=True),
                name="articles_edition_embargo_or_schedule",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__isnull=True)
                | Q(published_at__isnull=True)
                | Q(expires_at__gt=F("published_at")),
                name="articles_edition_expires_after_publication",
            ),
            models.CheckConstraint(
                condition=Q(update_revision__lte=F("revision")) & Q(major_revision__lte=F("update_revision")),
                name="articles_edition_weights_in_order",
            ),
            models.CheckConstraint(
                condition=Q(machine__in=Machine.values), name="articles_edition_machine_known"
            ),
        ]

    def __str__(self):
        return f"{self.headline or self.slug} ({self.language})"

    def get_absolute_url(self):
        """The edition's own address, in its own language, whoever asks."""
        return address_of("articles:detail", self.slug, self.language)

    @property
    def is_live(self) -> bool:
        """Whether readers can read it at this moment; the same rule as `EditionQuerySet.live`."""
        return self._is_out and not self.is_expired

    @property
    def was_public(self) -> bool:
        """Whether readers have it, or had it since it was last published."""
        return self.came_out_at is not None or self._is_out

    @property
    def _is_out(self) -> bool:
        if self.status not in {Status.SCHEDULED, Status.PUBLISHED}:
            return False
        by_itself = not self.is_embargoed and self.published_at <= timezone.now()
        return self.came_out_at is not None or by_itself

    @property
    def is_embargoed(self) -> bool:
        """Whether an embargo still keeps it from readers."""
        return self.embargoed_until is not None and self.embargoed_until > timezone.now()

    @property
    def is_expired(self) -> bool:
        """Whether its time online is over."""
        over = self.expires_at is not None and self.expires_at <= timezone.now()
        return self.ended_at is not None or over

    @property
    def stage(self) -> Status:
        """The status as readers see it: what was scheduled is published once its time has come."""
        return Status.PUBLISHED if self.is_live else Status(self.status)

    @property
    def standing(self) -> Standing:
        """What colleagues are told: the stage, and embargoed, no longer online, killed or in need of changes."""
        return standing_of(self)

    @property
    def is_translation(self) -> bool:
        """Whether it was made from another language."""
        return bool(self.source_language)

    @property
    def kicker(self) -> str:
        """The kicker in the edition's language."""
        return self._word("kicker")

    @property
    def headline(self) -> str:
        """The headline in the edition's language."""
        return self._word("headline")

    @property
    def standfirst(self) -> str:
        """The standfirst in the edition's language."""
        return self._word("standfirst")

    @property
    def dateline(self) -> str:
        """The dateline in the edition's language."""
        return self._word("dateline")

    @property
    def body(self) -> str:
        """The body in the edition's language."""
        return self._word("body")

    @property
    def sources(self) -> str:
        """How we know, in the edition's language: one source a line."""
        return self._word("sources")

    def _word(self, field: str) -> str:
        return getattr(self.article, localized(field, self.language)) or ""


class FormerSlug(models.Model):
    """An address that an edition had before; it leads to the present one."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="former_slugs")
    language = models.CharField(max_length=3, choices=language_choices())
    slug = models.SlugField(max_length=90)

    class Meta:
        verbose_name, verbose_name_plural = _("former address"), _("former addresses")
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="articles_formerslug_once_per_language")
        ]

    def __str__(self):
        return f"/{self.language}/…/{self.slug}/"
