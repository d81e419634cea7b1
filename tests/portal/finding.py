"""What a reader finds, for tests of search: by words, as the index says at this moment."""

from search.asking import parse
from search.finding import Wanted, find


def found(words: str, **wanted) -> set[str]:
    """The keys of everything that is found."""
    return {hit.key for hit in find(Wanted(query=parse(words), per_page=100, **wanted)).hits}


def key(record) -> str:
    """What the index calls a record."""
    return f"{record._meta.label_lower}:{record.pk}"
