"""The tables of the index. Nobody but this room reads or writes them, and all of them can be made anew.

What is special in each database (the words themselves) is not a field of a model: see `engines`.
"""

from django.db import models


class Entry(models.Model):
    """One document. Its number is its time, so that "newest first" is simply the highest number first."""

    id = models.BigIntegerField(primary_key=True)
    key = models.TextField()
    kind = models.TextField()
    language = models.TextField()
    title = models.TextField()
    facets = models.TextField()
    """Separated by spaces."""
    lead = models.TextField()
    """Title, names and summary as keys, a line for each: what decides about relevance."""
    visible_from = models.BigIntegerField()
    visible_until = models.BigIntegerField()
    """Microseconds since the year 1."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], name="search_entry_key")]

    def __str__(self):
        return self.key


class Name(models.Model):
    """A name of a person, an organization, an event or a tag, once from each of its words on."""

    id = models.TextField(primary_key=True)
    key = models.TextField()
    kind = models.TextField()
    name = models.TextField()
    word = models.TextField()
    """The word it is sorted in by here, as it is written."""
    fold = models.TextField()
    """The key of the name from this word on, the words before it at the end."""
    loose = models.TextField()
    """The word alone, by the key that forgives more."""
    visible_from = models.BigIntegerField()
    visible_until = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["key"], name="search_name_of_key"),
            models.Index(fields=["fold"], name="search_name_fold"),
            models.Index(fields=["loose"], name="search_name_loose"),
        ]

    def __str__(self):
        return self.name


class Trigram(models.Model):
    """Three letters in a row of a word of names: words that share many of them are alike."""

    gram = models.TextField()
    loose = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "loose"], name="search_trigram_once")]

    def __str__(self):
        return self.gram


class Change(models.Model):
    """Which documents were written or removed since the last rebuilding began, so that it loses none of them."""

    key = models.TextField(primary_key=True)

    def __str__(self):
        return self.key
