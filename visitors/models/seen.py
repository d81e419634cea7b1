"""What is needed to count each reader once, and is thrown away within 48 hours; and the fold's own bookkeeping."""

from datetime import datetime, timedelta

from django.db import models

from visitors import conf
from visitors.records import NOBODY
from visitors.rising import FIRST_YEAR


class OnlineQuerySet(models.QuerySet):
    """Who is here."""

    def online(self, now: datetime):
        """Readers with a page in the last five minutes. The window is in the question, not in a clean-up."""
        return self.filter(last_seen_at__gt=now - timedelta(seconds=conf.ONLINE_SECONDS))


class DailySalt(models.Model):
    """The random number that hides the readers of one day; once it is deleted nobody can find them again."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=16)
    made_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"salt of {self.day}"


class SeenReader(models.Model):
    """A reader of one day: one row holds all that is needed to count the reader right, whatever comes late."""

    pk = models.CompositePrimaryKey("day", "reader")
    day = models.DateField()
    reader = models.BigIntegerField()
    country = models.CharField(max_length=2)
    """That of the earliest page, so that the countries of a day add up to its readers."""
    views = models.PositiveIntegerField(default=0)
    """Those that are counted; see ``tally.MOST_VIEWS``."""
    spans = models.BinaryField(default=bytes)
    """When the reader was here; see ``spans.py``."""
    marks = models.BinaryField(default=bytes)
    """What the reader has opened, hidden, and in which hour first; see ``marks.py``."""
    network = models.BigIntegerField(default=NOBODY)
    """The neighbourhood of the address, hidden."""
    earlier = models.BigIntegerField(null=True, blank=True)
    """The number of the day before, if the reader came within half an hour after midnight."""

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["day", "network"], name="visitors_seenreader_network"),
            models.Index(
                fields=["earlier"],
                name="visitors_seenreader_earlier",
                condition=models.Q(earlier__isnull=False),
            ),
        ]

    def __str__(self):
        return f"reader of {self.day}"


class SeenNetwork(models.Model):
    """A page and a network with very many readers: the hours in which the first of them opened the page.

    A campaign cannot push a story, since only so many readers of one network count; see ``crowds.py``.
    """

    pk = models.CompositePrimaryKey("day", "mark")
    day = models.DateField()
    mark = models.BigIntegerField()
    """Of a page; or the network's own number, which says that it is a crowd."""
    hours = models.BinaryField(default=bytes)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"network seen on {self.day}"


class OnlineReader(models.Model):
    """When a reader last opened a page; kept for minutes."""

    reader = models.BigIntegerField(primary_key=True)
    last_seen_at = models.DateTimeField(db_index=True)

    objects = OnlineQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"online until {self.last_seen_at}"


class FoldedFile(models.Model):
    """A spool file whose records are counted: a file that is met again adds nothing."""

    name = models.CharField(max_length=80, primary_key=True)
    folded_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name


class FoldTurn(models.Model):
    """One row that every fold changes first: folds of several hosts wait for each other, in any database."""

    turns = models.PositiveBigIntegerField(default=0)
    score_year = models.PositiveSmallIntegerField(default=FIRST_YEAR)
    """The scores of "rising" are as of the first of January of this year; see ``rising.py``."""

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="visitors_foldturn_only_one"),
        ]

    def __str__(self):
        return f"turn {self.turns}"
