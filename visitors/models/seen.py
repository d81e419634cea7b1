"""What is needed to count each reader once, and is thrown away within 48 hours; and the fold's own bookkeeping."""

from datetime import datetime, timedelta

from django.db import models

from visitors import conf


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
    """A reader of one day. The country is that of the first page, so that the countries add up to the readers."""

    day = models.DateField()
    reader = models.BigIntegerField()
    country = models.CharField(max_length=2)
    last_seen_at = models.DateTimeField()
    views = models.PositiveIntegerField(default=0)
    spans = models.BinaryField(default=bytes)
    """When the reader was here: pairs of Unix times (u32, little endian), the first and last page of each visit."""
    earlier = models.BigIntegerField(null=True, blank=True, db_index=True)
    """The number of the day before, if the reader came within half an hour after midnight."""

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "reader"], name="visitors_seenreader_once_a_day"),
        ]

    def __str__(self):
        return f"reader of {self.day}"


class SeenNetwork(models.Model):
    """How many readers of one network have opened one page on this day, so that a campaign cannot push a story."""

    day = models.DateField()
    mark = models.BigIntegerField()
    readers = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "mark"], name="visitors_seennetwork_once_a_day"),
        ]

    def __str__(self):
        return f"network seen on {self.day}"


class SeenPage(models.Model):
    """That some reader has opened some page on this day; neither can be told from the mark."""

    day = models.DateField()
    mark = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "mark"], name="visitors_seenpage_once_a_day"),
        ]

    def __str__(self):
        return f"page seen on {self.day}"


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

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="visitors_foldturn_only_one"),
        ]

    def __str__(self):
        return f"turn {self.turns}"
