"""Directories from A to Z."""

from itertools import groupby


def by_letter(records) -> list[dict]:
    """Records with a name in the reader's language or another, grouped by its first letter."""
    named = sorted((record for record in records if record.name), key=lambda record: record.name.casefold())
    groups = groupby(named, key=lambda record: record.name[0].upper())
    return [{"letter": letter, "records": list(found)} for letter, found in groups]
