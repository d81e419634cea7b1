"""How many stories readers have, counted once for many pages: by month, a thousand articles at a time."""

from django.db import models

BLOCK = 1_000
"""So many numbers of articles are counted together: a story stays in its block whatever becomes of it."""


class BlockOf(models.Func):
    """The block of an article. The number stands in the words, so that the index made of the same words is used.

    SQLite uses it for a list that a question gives only if it is told the type.
    """

    template = f"CAST(%(expressions)s / {BLOCK} AS bigint)"
    output_field = models.BigIntegerField()


class Recount(models.Model):
    """That a block has to be counted anew. The database writes it itself, in the transaction that changes an edition.

    Nobody else ever writes one, and `articles.tallies.counting` strikes it out when it counts.
    """

    block = models.BigIntegerField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"block {self.block}"


class TallyBlock(models.Model):
    """That a block was counted, under which rules, and until when the clock lets its numbers be true."""

    number = models.BigIntegerField(primary_key=True)
    rules = models.TextField()
    good_until = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"block {self.number}"


class Tally(models.Model):
    """How many editions of a month an audience can read of one block, and when the latest of them changed."""

    block = models.BigIntegerField(db_index=True)
    audience = models.CharField(max_length=40)
    month = models.DateField()
    count = models.PositiveIntegerField()
    changed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["audience", "block"], name="articles_tally_by_audience")]

    def __str__(self):
        return f"{self.audience} {self.month:%Y-%m}: {self.count} in block {self.block}"
