"""What the visitor counter, the search index and the page cache call a record: ``people.person:7``."""

from django.db.models import Model


def key(model: type[Model], pk: int) -> str:
    """The same in every language, and for as long as the record exists."""
    return f"{model._meta.label_lower}:{pk}"


def key_of(record: Model) -> str:
    """The same, of a record that is at hand."""
    return key(type(record), record.pk)
