"""Bylines: who wrote, photographed or translated a story."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from languages.registry import CODES, language_choices
from people.models import Person, Position


class Byline(models.Model):
    """One credit: a person of ours, or a plain name such as the desk or an agency."""

    class Role(models.TextChoices):
        """What the person did for the story."""

        AUTHOR = "author", _("author")
        PHOTOGRAPHER = "photographer", _("photographer")
        TRANSLATOR = "translator", _("translator")
        EDITOR = "editor", _("editor")

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="bylines", verbose_name=_("person")
    )
    name = models.CharField(
        _("or a name"), max_length=100, blank=True, help_text=_("For a desk or somebody without a record.")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AUTHOR)
    position = models.ForeignKey(
        Position, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("position")
    )
    language = models.CharField(
        _("translated into"), max_length=3, choices=language_choices(), blank=True,
        help_text=_("Only for a translator."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name, verbose_name_plural = _("byline"), _("bylines")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "role", "language"], name="articles_byline_person_once"
            ),
            models.CheckConstraint(
                condition=(Q(person__isnull=False) & Q(name="")) | (Q(person__isnull=True) & ~Q(name="")),
                name="articles_byline_person_or_name",
            ),
            models.CheckConstraint(
                condition=(Q(role="translator") & Q(language__in=CODES))
                | (~Q(role="translator") & Q(language="")),
                name="articles_byline_language_of_translator",
            ),
        ]

    def __str__(self):
        return self.name or str(self.person)

    def clean(self):
        """A byline is a person or a name, and a translator has a language."""
        if bool(self.person_id) == bool(self.name):
            raise ValidationError(_("Choose a person or write a name, not both."))
        if (self.role == self.Role.TRANSLATOR) != bool(self.language):
            raise ValidationError({"language": _("A translator needs a language, and only a translator.")})
