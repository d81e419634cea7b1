"""Other names: how the same person or organization is also written, in any script or spelling."""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from languages.fallback import localized
from languages.registry import ALL, CODES, DEFAULT, language_choices


class Script(models.TextChoices):
    """The letters that a name is written in (ISO 15924)."""

    LATIN = "Latn", _("Latin letters")
    CYRILLIC = "Cyrl", _("Cyrillic letters")


def script_of(text: str) -> Script:
    """The letters that a name is written in: those of its first letter."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return Script.CYRILLIC if first and unicodedata.name(first, "").startswith("CYRILLIC") else Script.LATIN


class NameKind(models.TextChoices):
    """Why a name differs from the one we use."""

    ALIAS = "alias", _("also known as")
    SHORT = "short", _("short form")
    NATIVE = "native", _("in their own language")
    TRANSLITERATION = "transliteration", _("in other letters")
    MISSPELLING = "misspelling", _("misspelling")


class OtherName(models.Model):
    """One more way to write a name. Each room adds the key to its own record."""

    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=3, choices=language_choices(), blank=True)
    script = models.CharField(_("letters"), max_length=4, choices=Script, default=Script.LATIN)
    kind = models.CharField(_("kind"), max_length=15, choices=NameKind, default=NameKind.ALIAS)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


def not_blank(field: str) -> models.Q:
    """The condition 'this name is filled in for at least one language', for a named constraint."""
    condition = models.Q()
    for code in ALL:
        # Both halves are needed: a database lets a CHECK pass when the comparison with NULL is unknown.
        condition |= models.Q(**{f"{field}_{code}__isnull": False, f"{field}_{code}__gt": ""})
    return condition


def require_one(record, field: str, message: str) -> None:
    """Raise a form error on the field unless one language of it is filled in."""
    if not any(getattr(record, f"{field}_{code}") for code in ALL):
        raise ValidationError({f"{field}_{DEFAULT}": message})


def name_columns(model: type[models.Model], *fields: str) -> list[tuple[str, str, str]]:
    """The columns of some fields, as (field, language, column). Fields that a model does not have are left out.

    Which fields say what a record is called: ``"name"`` and, of organizations, ``"acronym"``.
    """
    own = [field for field in fields if hasattr(model, localized(field, CODES[0]))]
    return [(field, code, localized(field, code)) for field in own for code in CODES]


def own_names(record: models.Model, *fields: str) -> list[tuple[str, str]]:
    """What a record calls itself in these fields: every text that is filled in, with its language."""
    columns = name_columns(type(record), *fields)
    return [(text, code) for _field, code, column in columns if (text := getattr(record, column))]
