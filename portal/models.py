"""What the portal itself remembers: the demo edition, signs of life, searches in vain, what has changed."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from languages.registry import CODES, language_choices


class DemoObject(models.Model):
    """One record that the demo edition brought, known by a key that no editor can change.

    The row outlives its record: what an editor deleted is not brought again.
    """

    key = models.CharField(max_length=100)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()

    class Meta:
        verbose_name, verbose_name_plural = "demo object", "demo objects"
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["key"], name="portal_demoobject_key_once"),
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="portal_demoobject_record_once"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="portal_demoobject_key_filled"),
        ]

    def __str__(self):
        return self.key


class Pulse(models.Model):
    """When a part of the portal that works in the background was last seen at work."""

    name = models.SlugField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name, verbose_name_plural = _("pulse"), _("pulses")
        constraints = [models.UniqueConstraint(fields=["name"], name="portal_pulse_once")]

    def __str__(self):
        return f"{self.name}: {self.at:%Y-%m-%d %H:%M}"


class UnansweredSearch(models.Model):
    """What readers looked for and did not find: how often on a day, and nothing about who it was."""

    LONGEST = 80

    on = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=3, choices=language_choices())
    words = models.CharField(
        _("words"), max_length=LONGEST,
        help_text=_("As the search reads them: in Latin letters, without marks."),
    )  # fmt: skip
    count = models.PositiveIntegerField(_("how often"), default=1)

    class Meta:
        verbose_name, verbose_name_plural = _("search without a result"), _("searches without a result")
        ordering = ["-on", "-count", "words"]
        default_permissions = ("view", "delete")
        constraints = [
            models.UniqueConstraint(
                fields=["on", "language", "words"], name="portal_unansweredsearch_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="portal_unansweredsearch_words_filled"),
            models.CheckConstraint(
                condition=Q(language__in=CODES), name="portal_unansweredsearch_language_known"
            ),
        ]

    def __str__(self):
        return self.words


class Change(models.Model):
    """One row that readers may see has changed. The database writes it itself, in the same transaction."""

    source = models.CharField(max_length=40, help_text="The table.")
    thing = models.BigIntegerField(
        help_text="The number of what the row is about, such as the story of a byline."
    )
    other = models.BigIntegerField(null=True, help_text="What a link leads to, or led to before.")
    moved = models.BooleanField(
        help_text="Whether lists may have gained or lost it, and not only its words changed."
    )
    xact = models.BigIntegerField(db_index=True, help_text="PostgreSQL's number of the transaction.")
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name, verbose_name_plural = "change", "changes"
        default_permissions = ()

    def __str__(self):
        return f"{self.source} {self.thing}"
