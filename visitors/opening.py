"""Taking over what an older counter had counted: once, as a whole, and so that it can be given back.

The visitors of its countries stand in rows of their own (``Origin.OPENING``), its visits in the opening
balance. All-time figures include them and say so; no day, month or year does.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from visitors import conf
from visitors.models import CountryTotal, OpeningBalance, Origin
from visitors.opening_file import NotUnderstood, OldCounter, read
from visitors.rollups import database, take_turn


class AlreadyTakenOver(Exception):
    """There is an opening balance; ``balance`` says which."""

    def __init__(self, balance: OpeningBalance):
        super().__init__(balance.source)
        self.balance = balance


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be taken over."""

    source: str
    since: date
    visits: int
    countries: dict[str, int] = field(default_factory=dict)
    """Visitors by country, most first."""
    notes: tuple[str, ...] = ()

    @property
    def visitors(self) -> int:
        """The visitors of all countries."""
        return sum(self.countries.values())


def offer(data: bytes, *, source: str, since: date | None = None, total: int | None = None) -> Offer:
    """Understand a file without changing anything; raises ``NotUnderstood`` with everything that is wrong."""
    found = read(data)
    faults = [
        f"The file says “{name},{written}”, but --{name} says {given}. Leave one of them out."
        for name, written, given in (("since", found.since, since), ("total", found.total, total))
        if None not in {written, given} and written != given
    ]
    began = since or found.since or conf.since()
    if began > timezone.localdate():
        faults.append(f"The old counter cannot have begun in the future, on {began}.")
    visits, notes = _visits(found, found.total if total is None else total)
    visitors = found.countries.total()
    if visits < visitors:
        faults.append(
            f"The total of {visits:,} visits is smaller than the {visitors:,} visitors of the countries: each"
            " visitor visits at least once. Correct it, or leave it out to take that sum."
        )
    if faults:
        raise NotUnderstood(*faults)
    return Offer(source[:200], began, visits, dict(found.countries.most_common()), (*found.notes, *notes))


def _visits(found: OldCounter, total: int | None) -> tuple[int, list[str]]:
    if total is not None:
        return total, []
    visitors = found.countries.total()
    return visitors, [
        f"No total is given, so the visitors of the countries count as its visits: {visitors:,}."
    ]


def take_over(offered: Offer) -> OpeningBalance:
    """Add the figures of an older counter to ours, all or nothing; raises ``AlreadyTakenOver`` the second time."""
    with transaction.atomic(using=database()):
        take_turn()
        if before := OpeningBalance.objects.using(database()).first():
            raise AlreadyTakenOver(before)
        rows = [
            CountryTotal(country=code, visitors=visitors, origin=Origin.OPENING)
            for code, visitors in offered.countries.items()
            if visitors
        ]
        CountryTotal.objects.using(database()).bulk_create(rows)
        return OpeningBalance.objects.using(database()).create(
            pk=1,
            started_on=offered.since,
            visits=offered.visits,
            visitors=offered.visitors,
            source=offered.source,
            taken_over_at=timezone.now(),
        )


def give_back() -> OpeningBalance | None:
    """Take exactly the opening balance away again; give what it was, None if there was none."""
    with transaction.atomic(using=database()):
        take_turn()
        balance = OpeningBalance.objects.using(database()).first()
        CountryTotal.objects.using(database()).filter(origin=Origin.OPENING).delete()
        OpeningBalance.objects.using(database()).all().delete()
    return balance
