"""The register of the demo edition: what it brought once, it never brings again and never overwrites."""

from collections.abc import Callable, Iterable

from django.db import models, transaction

from portal.models import DemoObject
from portal.search import renewing


class Register:
    """The demo records by key. A record that an editor deleted is known and missing."""

    def __init__(self):
        known = DemoObject.objects.prefetch_related("record")
        self._records = {row.key: row.record for row in known}

    def get(self, key: str) -> models.Model | None:
        """The record of that key, or None if it was deleted."""
        return self._records.get(key)

    def knows(self, key: str) -> bool:
        """Whether a record of that key was ever brought."""
        return key in self._records

    def all(self, kind: str, keys: Iterable[str]) -> list[models.Model]:
        """The records of these keys that are still there."""
        return list(filter(None, (self.get(f"{kind}:{key}") for key in keys)))

    def add(self, key: str, make: Callable[[], models.Model]) -> bool:
        """Make a record and remember its key, both or neither; False if it was brought before."""
        if key in self._records:
            return False
        with transaction.atomic(), renewing.once():
            record = make()
            DemoObject.objects.create(key=key, record=record)
        self._records[key] = record
        return True
