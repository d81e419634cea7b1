"""Organizations and their other names."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from languages.fallback import localized
from languages.names import OtherName, not_blank, require_one
from languages.paths import address_of
from languages.registry import CODES
from pictures.models import Picture
from prose.fields import ProseField


class OrganizationQuerySet(models.QuerySet):
    """Ways to read organizations."""

    def for_page(self):
        """Everything an organization's own page prints, with what it is part of, some levels up."""
        return self.select_related("parent__parent__parent__parent", "picture")

    def for_directory(self):
        """What a line of the directory prints, without the long texts."""
        return self.defer("description", *(localized("description", code) for code in CODES))


class Organization(models.Model):
    """A body that acts in the news: an association, an institution, a party, a ministry."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    slug = models.SlugField(_("address"), max_length=90, unique=True)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    description = ProseField(_("description"), blank=True)
    disambiguation = models.CharField(
        _("not to be confused with"), max_length=200, blank=True,
        help_text=_("One line, where two organizations share a name or an acronym."),
    )  # fmt: skip
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    website = models.URLField(_("website"), blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("organization"), _("organizations")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="organizations_organization_slug_filled"),
            models.CheckConstraint(condition=not_blank("name"), name="organizations_organization_named"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="organizations_organization_not_own_parent",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.acronym})" if self.acronym else self.name or self.slug

    def clean(self):
        """An organization needs a name in at least one language, and cannot be part of itself."""
        require_one(self, "name", _("Give the organization a name in at least one language."))

    def above(self) -> list["Organization"]:
        """What it is part of, the topmost first, as far as it was read together with it."""
        found, one = [], self
        while "parent" in one._state.fields_cache and one.parent not in {None, self, *found}:
            one = one.parent
            found.insert(0, one)
        return found

    def get_absolute_url(self):
        """The organization's page in the reader's language."""
        return address_of("organizations:detail", self.slug)


class OrganizationName(OtherName):
    """Another name of an organization."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="other_names")

    class Meta:
        verbose_name, verbose_name_plural = _("other name"), _("other names")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"], name="organizations_organizationname_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="organizations_organizationname_filled"),
        ]
