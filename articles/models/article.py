"""The article: what happened, with what is the same in every language."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.section import Section
from articles.models.storyline import Storyline
from articles.models.tag import TaggedArticle
from events.models import Event
from languages.fallback import localized
from languages.registry import CODES, language_choices
from organizations.models import Organization
from people.models import Person
from pictures.models import Picture
from prose.fields import ProseField

WORDS = ("kicker", "headline", "standfirst", "dateline", "body", "sources")
"""What is written anew in each language."""
SEES_ALL = ("articles.change_any_article", "articles.translate_edition", "articles.publish_edition")
"""With one of these, a colleague finds every story in the newsroom's lists."""


class ArticleQuerySet(models.QuerySet):
    """Ways to read articles."""

    def kept(self):
        """Stories that nobody has thrown away."""
        return self.filter(binned_at__isnull=True)

    def binned(self):
        """Stories in the bin, where they wait thirty days for somebody to miss them."""
        return self.filter(binned_at__isnull=False)

    def for_colleague(self, user):
        """Stories that a colleague finds in the newsroom: all for most, their own for contributors, none of the bin."""
        if any(user.has_perm(permission) for permission in SEES_ALL):
            return self.kept()
        return self.kept().filter(created_by=user)

    def not_killed(self):
        """Stories that may still come out in some language; of one killed in every language nothing follows."""
        stories = self.model._base_manager
        alive = stories.filter(editions__isnull=False, editions__killed_at__isnull=True)
        killed = stories.filter(editions__killed_at__isnull=False).exclude(pk__in=alive.values("pk"))
        return self.exclude(pk__in=killed.values("pk"))

    def for_list(self):
        """What the newsroom's list prints: one row a story, without the long texts."""
        unread = [field for field in WORDS if field != "headline"]
        heavy = [localized(field, code) for field in unread for code in CODES]
        joined = self.select_related("section", "created_by").prefetch_related("editions")
        return joined.defer(*heavy, *unread)


class TextLicence(models.TextChoices):
    """On what terms other newsrooms may print a story of ours."""

    ALL_RIGHTS = "all-rights-reserved", _("All rights reserved: ask us first")
    CC_BY_ND = "cc-by-nd-4.0", _("CC BY-ND 4.0: with credit, unchanged")
    CC_BY = "cc-by-4.0", _("CC BY 4.0: with credit")
    CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0: with credit, passed on in the same way")


class Article(models.Model):
    """A story, whatever the language. Its words live in one column per language."""

    Licence = TextLicence

    class Kind(models.TextChoices):
        """What sort of text readers get, so that opinion is never taken for news."""

        NEWS = "news", _("News")
        BACKGROUND = "background", _("Background")
        INTERVIEW = "interview", _("Interview")
        OPINION = "opinion", _("Opinion")
        ANNOUNCEMENT = "announcement", _("Announcement")

    section = models.ForeignKey(Section, models.PROTECT, related_name="articles", verbose_name=_("section"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.NEWS)
    original_language = models.CharField(
        _("written in"), max_length=3, choices=language_choices(), default="mk",
        help_text=_("The language of the original. Other languages are translations of it."),
    )  # fmt: skip

    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("One or two words above the headline.")
    )
    headline = models.CharField(_("headline"), max_length=250, blank=True)
    standfirst = models.TextField(
        _("standfirst"), max_length=400, blank=True,
        help_text=_("One or two sentences below the headline that say what happened."),
    )  # fmt: skip
    dateline = models.CharField(
        _("dateline"),
        max_length=60,
        blank=True,
        help_text=_("The place the report comes from, such as Skopje."),
    )
    body = ProseField(_("body"), blank=True)
    sources = models.TextField(
        _("sources"), max_length=1000, blank=True,
        help_text=_("How we know: documents, agencies, interviews. One a line. Readers see them below the story."),
    )  # fmt: skip

    dateline_on = models.DateField(_("date in the dateline"), null=True, blank=True)
    agency = models.CharField(
        _("agency"), max_length=60, blank=True, help_text=_("Where the text comes from, such as MIA.")
    )
    picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name=_("picture")
    )
    people = models.ManyToManyField(Person, blank=True, related_name="articles", verbose_name=_("people"))
    organizations = models.ManyToManyField(
        Organization, blank=True, related_name="articles", verbose_name=_("organizations")
    )
    events = models.ManyToManyField(Event, blank=True, related_name="articles", verbose_name=_("events"))
    storylines = models.ManyToManyField(
        Storyline, blank=True, related_name="articles", verbose_name=_("storylines")
    )
    tags = TaggableManager(through=TaggedArticle, blank=True, verbose_name=_("tags"))

    licence = models.CharField(
        _("may others print it?"), max_length=20, choices=TextLicence, default=TextLicence.ALL_RIGHTS,
        help_text=_("Never more than the source allows: an agency's text is not ours to give away."),
    )  # fmt: skip

    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False,
        related_name="articles", verbose_name=_("created by"),
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, editable=False)
    planned_on = models.DateField(
        _("planned for"), null=True, blank=True,
        help_text=_("The day for which the story is planned. It publishes nothing."),
    )  # fmt: skip
    release_by = models.DateTimeField(
        _("languages wait until"), null=True, blank=True, editable=False,
        help_text=_("Languages that come out together wait for each other, but not longer than this."),
    )  # fmt: skip
    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("article"), _("articles")
        ordering = ["-pk"]
        permissions = [("change_any_article", "Can change articles of others")]
        constraints = [
            models.CheckConstraint(
                condition=Q(original_language__in=CODES), name="articles_article_original_language_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["news", "background", "interview", "opinion", "announcement"]),
                name="articles_article_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(licence__in=TextLicence.values), name="articles_article_licence_known"
            ),
        ]
        indexes = [
            models.Index(fields=["planned_on"], name="articles_article_by_plan"),
            models.Index(fields=["binned_at"], name="articles_article_by_bin"),
            models.Index(fields=["section", "-id"], name="articles_article_newest_of"),
        ]

    def __str__(self):
        headlines = (getattr(self, localized("headline", code)) for code in (self.original_language, *CODES))
        return next(filter(None, headlines), f"#{self.pk}")

    def clean(self):
        """The text of an agency is not ours to give away."""
        super().clean()
        if self.agency and self.licence != TextLicence.ALL_RIGHTS:
            message = _("The text comes from an agency: only the agency can let others print it.")
            raise ValidationError({"licence": message})

    @property
    def page_key(self) -> str:
        """What the visitor counter calls this story, in whatever language it is read."""
        return f"articles.article:{self.pk}"

    @property
    def is_killed(self) -> bool:
        """Whether every edition was killed: then no language may follow."""
        editions = self.editions.all() if self.pk else []
        return bool(editions) and all(edition.killed_at is not None for edition in editions)

    def words(self, language: str) -> dict[str, str]:
        """The words of one language; a missing text is an empty one, never another language's."""
        return {field: getattr(self, localized(field, language)) or "" for field in WORDS}
