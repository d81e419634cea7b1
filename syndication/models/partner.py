"""A newsroom that gets our stories by agreement, at an address that only it knows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Section
from languages.registry import CODES


def all_languages() -> list[str]:
    """Every language of the paper: what a new partner gets unless somebody chooses less."""
    return list(CODES)


class Partner(models.Model):
    """Who gets what. Of the key only the digest is kept, so nobody can read it out of the database."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    contact = models.CharField(
        _("contact"), max_length=200, blank=True, help_text=_("Whom we write to when something goes wrong.")
    )
    digest = models.CharField(max_length=64, null=True, unique=True, editable=False)
    languages = models.JSONField(_("languages"), default=all_languages)
    sections = models.ManyToManyField(
        Section,
        blank=True,
        related_name="+",
        verbose_name=_("sections"),
        help_text=_("None chosen: all of them."),
    )
    hours = models.PositiveSmallIntegerField(
        _("how far back, in hours"),
        default=48,
        help_text=_("Older stories are not in the feed. At most 720, a month."),
    )
    full_text = models.BooleanField(
        _("whole text"), default=True, help_text=_("Otherwise headline and standfirst.")
    )
    terms = models.TextField(
        _("what was agreed"),
        max_length=1000,
        blank=True,
        help_text=_("For colleagues. The partner does not see it."),
    )
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    last_used_on = models.DateField(_("last fetched"), null=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("partner"), _("partners")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="syndication_partner_named"),
            models.CheckConstraint(
                condition=Q(digest__isnull=True) | ~Q(digest=""), name="syndication_partner_digest_filled"
            ),
            models.CheckConstraint(
                condition=Q(hours__range=(1, 720)), name="syndication_partner_hours_in_a_month"
            ),
        ]

    def __str__(self):
        return self.name
