"""Writing the index: in the same transaction as what is written about, so that both happen or neither."""

from collections.abc import Iterable

from django.db import transaction

from search import names
from search.documents import Document
from search.engines import engine
from search.engines.tables import in_parts, run
from search.rebuilding import rebuild

__all__ = ["put", "rebuild", "remove"]


def put(documents: Iterable[Document]) -> int:
    """Write documents, instead of what stands under their keys; how many they were."""
    last = {document.key: document for document in documents}
    if last:
        with transaction.atomic():
            _forget(last)
            engine().store([engine().prepared(document) for document in last.values()])
            names.write(last.values())
    return len(last)


def remove(keys: Iterable[str]) -> None:
    """Take documents out; keys that are unknown do not matter."""
    keys = set(keys)
    if keys:
        with transaction.atomic():
            _forget(keys)


def _forget(keys: Iterable[str]) -> None:
    """Note the change, then take out what there is. Sorted, so that two writers never wait for each other."""
    keys = sorted(keys)
    for part in in_parts(keys):
        # Written again where it is noted already: so a rebuilding that begins waits until this transaction is over.
        run(
            f"INSERT INTO search_change (key) VALUES {', '.join(['(%s)'] * len(part))}"
            " ON CONFLICT (key) DO UPDATE SET key = excluded.key",
            part,
        )
    engine().forget(keys)
    names.forget(keys)
