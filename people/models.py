"""People, their positions and their other names."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from languages.dates import Precision
from languages.fallback import localized
from languages.names import OtherName, not_blank, require_one
from languages.paths import address_of
from languages.registry import CODES
from organizations.models import Organization
from pictures.models import Picture
from prose.fields import ProseField


class PersonQuerySet(models.QuerySet):
    """Ways to read people."""

    def public(self):
        """People who have a page: those who act in public. Private persons have none."""
        return self.filter(is_private=False)

    def for_page(self):
        """What a person's own page prints of the person; its lists are asked for together."""
        return self.select_related("picture")

    def for_directory(self):
        """What a line of the directory prints, without the long texts: a name, and what the person does now."""
        lives = [localized("biography", code) for code in CODES]
        held = Position.objects.filter(ended_on__isnull=True).select_related("organization")
        return self.defer("biography", *lives).prefetch_related(
            models.Prefetch("positions", held, to_attr="held")
        )


class Person(models.Model):
    """Somebody in the news."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    slug = models.SlugField(_("address"), max_length=90, unique=True)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    biography = ProseField(_("biography"), blank=True)
    disambiguation = models.CharField(
        _("not to be confused with"), max_length=200, blank=True,
        help_text=_("One line, where two people share a name."),
    )  # fmt: skip
    picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    website = models.URLField(_("website"), blank=True)
    is_private = models.BooleanField(
        _("private person"), default=False,
        help_text=_("Private persons have no public page and are never linked."),
    )  # fmt: skip

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("person"), _("people")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="people_person_slug_filled"),
            models.CheckConstraint(condition=not_blank("name"), name="people_person_named"),
        ]

    def __str__(self):
        return self.name or self.slug

    def clean(self):
        """A person needs a name in at least one language."""
        require_one(self, "name", _("Give the person a name in at least one language."))

    def get_absolute_url(self):
        """The person's page in the reader's language."""
        return address_of("people:detail", self.slug)


class PersonName(OtherName):
    """Another name of a person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="other_names")

    class Meta:
        verbose_name, verbose_name_plural = _("other name"), _("other names")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="people_personname_once"),
            models.CheckConstraint(condition=~Q(name=""), name="people_personname_filled"),
        ]


class Position(models.Model):
    """A role that a person has in an organization over time."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="positions",
        verbose_name=_("organization"),
    )  # fmt: skip
    title = models.CharField(_("position"), max_length=200, blank=True)
    started_on = models.DateField(_("from"), null=True, blank=True)
    started_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    ended_on = models.DateField(_("until"), null=True, blank=True)
    ended_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)

    class Meta:
        verbose_name, verbose_name_plural = _("position"), _("positions")
        ordering = [F("started_on").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="people_position_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(started_precision__in=Precision.values) & Q(ended_precision__in=Precision.values),
                name="people_position_precision_known",
            ),
        ]

    def __str__(self):
        return ", ".join(str(part) for part in (self.title, self.organization) if part)

    def clean(self):
        """A position cannot end before it starts."""
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": _("The position ends before it starts.")})
