"""The numbers. No table crosses country, page and reader: there is nobody to find again in them.

Each table has its ``KEY`` (what is counted) and its ``MEASURES`` (how often). Numbers that were not counted
here stand in rows of their own ``origin`` and can be told apart and taken away.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from languages.registry import language_choices
from visitors.records import PAGE_LENGTH


class Origin(models.TextChoices):
    """Where numbers come from."""

    COUNTED = "counted", _("counted here")
    DEMO = "demo", _("demo data")
    OPENING = "opening", _("taken over from an older counter")


class Reason(models.IntegerChoices):
    """Why a request is not counted as a view. The numbers stand in spool files: never reuse one."""

    BOT = 1, _("bots and programs")
    PREFETCH = 2, _("pages loaded in advance")
    STAFF = 3, _("the newsroom itself")
    HEAD = 4, _("requests without a page")
    OPTED_OUT = 5, _("pages that are not counted")
    BAD_ADDRESS = 6, _("unreadable address")
    SPOOL_FULL = 7, _("no room left to note them")
    WRITE_FAILED = 8, _("could not be noted")
    DAMAGED = 9, _("damaged notes")
    TOO_MANY = 10, _("more pages in a day than anybody reads")
    FORGED = 11, _("messages that no page of ours has sent")


class Rollup(models.Model):
    """One row of numbers."""

    KEY: tuple[str, ...] = ()
    MEASURES: tuple[str, ...] = ()

    origin = models.CharField(max_length=8, choices=Origin, default=Origin.COUNTED)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self):
        return " ".join(str(getattr(self, name)) for name in self.KEY)


class Traffic(Rollup):
    """Views, visits and readers of a stretch of time."""

    MEASURES = ("views", "visits", "visitors", "without_id")

    views = models.PositiveBigIntegerField(default=0)
    visits = models.PositiveBigIntegerField(default=0)
    visitors = models.PositiveBigIntegerField(default=0)
    without_id = models.PositiveBigIntegerField(default=0)
    """Views of readers who asked not to be recognised."""

    class Meta(Rollup.Meta):
        abstract = True


class HourTotal(Traffic):
    """An hour, which begins at a full hour of UTC. A visitor counts in the hour of the day's first view."""

    KEY = ("hour_at", "origin")

    hour_at = models.DateTimeField()

    class Meta(Traffic.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["hour_at", "origin"], name="visitors_hourtotal_one_row"),
        ]


class DayTotal(Traffic):
    """A calendar day of the newspaper's own place, and the most readers who were online together on it."""

    KEY = ("day", "origin")

    day = models.DateField()
    peak_online = models.PositiveIntegerField(default=0)
    peak_at = models.DateTimeField(null=True, blank=True)

    class Meta(Traffic.Meta):
        verbose_name, verbose_name_plural = _("readers of a day"), _("readers by day")
        abstract = False
        permissions = [("view_statistics", "Can view the reader statistics")]
        constraints = [
            models.UniqueConstraint(fields=["day", "origin"], name="visitors_daytotal_one_row"),
            models.CheckConstraint(
                condition=Q(views__gte=F("visits")) & Q(views__gte=F("visitors")),
                name="visitors_daytotal_views_cover_visits",
            ),
        ]


class Countries(Rollup):
    """Readers and views of a country."""

    MEASURES = ("visitors", "views")

    country = models.CharField(max_length=2)
    visitors = models.PositiveBigIntegerField(default=0)
    views = models.PositiveBigIntegerField(default=0)

    class Meta(Rollup.Meta):
        abstract = True


class CountryDay(Countries):
    """A country on one day."""

    KEY = ("day", "country", "origin")

    day = models.DateField()

    class Meta(Countries.Meta):
        verbose_name, verbose_name_plural = _("readers of a day and country"), _("readers by day and country")
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["day", "country", "origin"], name="visitors_countryday_one_row"),
        ]


class CountryTotal(Countries):
    """A country since the counting began."""

    KEY = ("country", "origin")

    class Meta(Countries.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["country", "origin"], name="visitors_countrytotal_one_row"),
        ]


class Pages(Rollup):
    """A page in one language. Readers: each counted once a day. Views: every time it was opened."""

    MEASURES = ("readers", "views")

    language = models.CharField(max_length=3, choices=language_choices())
    page = models.CharField(max_length=PAGE_LENGTH)
    readers = models.PositiveBigIntegerField(default=0)
    views = models.PositiveBigIntegerField(default=0)

    class Meta(Rollup.Meta):
        abstract = True


def _page_constraints(model: str, *key: str) -> list[models.BaseConstraint]:
    return [
        models.UniqueConstraint(fields=key, name=f"visitors_{model}_one_row"),
        models.CheckConstraint(
            condition=Q(views__gte=F("readers")), name=f"visitors_{model}_views_cover_readers"
        ),
    ]


class PageHour(Pages):
    """A page in one hour of UTC; kept for three days."""

    KEY = ("hour_at", "language", "page", "origin")

    hour_at = models.DateTimeField()

    class Meta(Pages.Meta):
        abstract = False
        constraints = _page_constraints("pagehour", "hour_at", "language", "page", "origin")


class PageDay(Pages):
    """A page on one day; kept for a year and a month."""

    KEY = ("day", "language", "page", "origin")

    day = models.DateField()

    class Meta(Pages.Meta):
        abstract = False
        constraints = _page_constraints("pageday", "day", "language", "page", "origin")


class PageTotal(Pages):
    """A page since the counting began."""

    KEY = ("language", "page", "origin")
    MEASURES = ("readers", "views", "score")

    score = models.FloatField(default=0)
    """How much it is read just now: each reader weighs half as much every twelve hours."""

    class Meta(Pages.Meta):
        abstract = False
        constraints = [
            *_page_constraints("pagetotal", "language", "page", "origin"),
            models.CheckConstraint(condition=Q(score__gte=0), name="visitors_pagetotal_score_not_negative"),
        ]
        indexes = [
            models.Index(
                fields=["language", "origin", "-readers", "page"], name="visitors_pagetotal_most_read"
            ),
            models.Index(fields=["language", "origin", "-score", "page"], name="visitors_pagetotal_rising"),
            models.Index(fields=["origin", "-readers", "page", "language"], name="visitors_pagetotal_of_all"),
        ]


class LanguageDay(Rollup):
    """A language on one day. Readers: each counted once a day in each language that was read."""

    KEY = ("day", "language", "origin")
    MEASURES = ("readers", "views")

    day = models.DateField()
    language = models.CharField(max_length=3, choices=language_choices())
    readers = models.PositiveBigIntegerField(default=0)
    views = models.PositiveBigIntegerField(default=0)

    class Meta(Rollup.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "origin"], name="visitors_languageday_one_row"
            ),
            models.CheckConstraint(
                condition=Q(views__gte=F("readers")), name="visitors_languageday_views_cover_readers"
            ),
        ]


class ReferrerDay(Rollup):
    """A site that led readers here on one day: its name and nothing else of the address."""

    KEY = ("day", "host", "origin")
    MEASURES = ("readers",)

    day = models.DateField()
    host = models.CharField(max_length=PAGE_LENGTH)
    readers = models.PositiveBigIntegerField(default=0)

    class Meta(Rollup.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["day", "host", "origin"], name="visitors_referrerday_one_row"),
            models.CheckConstraint(condition=~Q(host=""), name="visitors_referrerday_host_not_blank"),
        ]


class DropDay(Rollup):
    """Requests of one day that are not counted, and why."""

    KEY = ("day", "reason", "origin")
    MEASURES = ("count",)

    day = models.DateField()
    reason = models.PositiveSmallIntegerField(choices=Reason)
    count = models.PositiveBigIntegerField(default=0)

    class Meta(Rollup.Meta):
        verbose_name, verbose_name_plural = _("pages not counted"), _("pages not counted")
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["day", "reason", "origin"], name="visitors_dropday_one_row"),
        ]
