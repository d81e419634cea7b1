"""Putting right what can be found, in the transaction of whoever changed it: seen with the change, undone with it."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from articles.models import Article, Edition, TaggedArticle
from portal.search import records, stories
from portal.search.records import Kind
from search import index

AT_ONCE = 20
"""Stories that are renewed while somebody waits who has changed a name. The background worker does the rest."""
A_TASK = 500
_local = threading.local()


@contextmanager
def once() -> Iterator[None]:
    """Put right at the end, and once, whatever changes within; for who changes one thing often in a transaction."""
    if getattr(_local, "put_off", None) is not None:
        yield  # whoever began ends it
        return
    _local.put_off = put_off = {}
    try:
        yield
    finally:
        _local.put_off = None
    for kind, pks in put_off.items():
        if kind is None:
            editions(sorted(pks))
        else:
            of_kind(kind, sorted(pks))


def _is_put_off(kind: Kind | None, pks: list[int]) -> bool:
    put_off = getattr(_local, "put_off", None)
    if put_off is not None:
        put_off.setdefault(kind, set()).update(pks)
    return put_off is not None


def editions(pks: Iterable[int]) -> None:
    """Make these editions findable as they are now; one that is not out can be found no more."""
    pks = list(pks)
    if _is_put_off(None, pks):
        return
    _write(stories.documents(stories.expected().filter(pk__in=pks)), map(stories.key_of, pks))


def articles(pks: Iterable[int], languages: Iterable[str] = ()) -> None:
    """Do so for what is out of these stories. Most saves are those of drafts: they cost one question."""
    out = Edition.objects.filter(article__in=list(pks), status__in=stories.OUT)
    if languages:
        out = out.filter(language__in=languages)
    if out := list(out.values_list("pk", flat=True)):
        editions(out)


def of_kind(kind: Kind, pks: Iterable[int]) -> None:
    """Make these records findable as they are now; those without a page can be found no more."""
    pks = list(pks)
    if pks and not _is_put_off(kind, pks):
        _write(records.documents(kind, pks), map(kind.key, pks))


def topics_of(article: int) -> None:
    """A topic can be found as long as one of its stories can."""
    tags = TaggedArticle.objects.filter(content_object=article).values_list("tag_id", flat=True)
    of_kind(records.KINDS["tag"], tags)


def stories_about(kind: Kind, pk: int) -> list[int]:
    """The stories that are linked to a record, the newest first."""
    about = {kind.stories.removeprefix("article__"): pk}
    return list(Article.objects.filter(**about).order_by("-pk").values_list("pk", flat=True))


def many_articles(pks: list[int]) -> None:
    """Renew the newest stories at once, and write down, in the same transaction, what the worker has to do."""
    from portal.search.tasks import renew

    articles(pks[:AT_ONCE])
    later = pks[AT_ONCE:]
    for start in range(0, len(later), A_TASK):
        renew.enqueue(articles=later[start : start + A_TASK])


def _write(documents: Iterable, keys: Iterable[str]) -> None:
    found = list(documents)
    if found:
        index.put(found)
    there = {document.key for document in found}
    if gone := [key for key in keys if key not in there]:
        index.remove(gone)
