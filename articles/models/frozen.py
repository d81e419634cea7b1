"""Records that are written once: the log of steps and the revisions. The database refuses changes too."""

from django.db import models


class FrozenError(TypeError):
    """Somebody tried to change what must stay as it was written."""


class FrozenQuerySet(models.QuerySet):
    """Rows that can be added and read."""

    def update(self, **kwargs):
        """Nobody rewrites history; only a colleague who has left is taken out of it."""
        if set(kwargs) - {"by", "by_id"} or any(value is not None for value in kwargs.values()):
            raise FrozenError(f"{self.model.__name__} rows are never changed.")
        return super().update(**kwargs)


class Frozen(models.Model):
    """A row that stays as it was written. It leaves only together with its story."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Write a new row, never an old one."""
        if not self._state.adding:
            raise FrozenError(f"{type(self).__name__} rows are never changed.")
        super().save(*args, **kwargs)
