"""What may be the same thing twice, and what was merged until now."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from newsroom.merging.kinds import KINDS
from newsroom.merging.preview import moved
from newsroom.models import Merge
from newsroom.names import read_book

MOST_DOUBLES, MOST_MERGES = 50, 50


@dataclass(frozen=True, slots=True)
class Double:
    """Two records of the same name."""

    one: models.Model
    other: models.Model
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log."""

    merge: Merge
    kind: str
    moved: list[tuple[str, int]]


def doubles(kinds: list[str]) -> list[Double]:
    """Pairs of records that share a name or an acronym in any script or spelling; private persons too."""
    return [double for kind in kinds for double in _doubles_of(kind)]


def _doubles_of(kind: str) -> list[Double]:
    records = KINDS[kind]._base_manager.all()
    pairs = [(group[0], other) for group in read_book(records).doubles() for other in group[1:]]
    pairs = list(dict.fromkeys(pairs))[:MOST_DOUBLES]
    found = records.in_bulk({number for pair in pairs for number in pair})
    return [
        Double(found[one], found[other], address(kind, one, other))
        for one, other in pairs
        if one in found and other in found
    ]


def address(kind: str, one: int, other: int) -> str:
    """The page on which two records are merged."""
    return f"{reverse('newsroom:merge_two', args=[kind])}?{urlencode({'one': one, 'other': other})}"


def log(kinds: list[str]) -> list[Entry]:
    """The latest merges, the newest first, undone ones too."""
    merges = Merge.objects.filter(kind__in=kinds).select_related("by", "undone_by")[:MOST_MERGES]
    return [
        Entry(merge, str(KINDS[merge.kind]._meta.verbose_name), moved(merge.steps, KINDS[merge.kind]))
        for merge in merges
    ]
