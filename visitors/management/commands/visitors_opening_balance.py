"""Take over the figures of an older counter, once, and give them back if need be."""

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from visitors import figures, opening, opening_file
from visitors.countries import country_name
from visitors.opening import AlreadyTakenOver, NotUnderstood, Offer


def understood(read):
    """Make a reader of an option whose error is a sentence for the operator."""

    def value(text: str):
        try:
            return read(text)
        except NotUnderstood as error:
            raise ArgumentTypeError(str(error)) from error

    return value


class Command(BaseCommand):
    help = (
        "Take over what an older counter had counted: a table with the columns country and visitors. Two more"
        " lines may say since when and how many visits in all: “since,2019-01-13” and “total,12345”."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", metavar="FILE.csv")
        parser.add_argument("--since", type=understood(opening_file.day), help="first day of the old counter")
        parser.add_argument("--total", type=understood(opening_file.number), help="all its visits")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and change nothing"
        )
        parser.add_argument("--remove", action="store_true", help="undo it: take exactly these figures away")

    def handle(self, *args, file, since: date | None, total: int | None, dry_run, remove, **options):
        if remove == bool(file):
            raise CommandError("Give a file, or --remove.")
        if remove:
            self._remove(dry_run)
        else:
            self._take_over(self._offer(Path(file), since, total), dry_run)

    def _offer(self, path: Path, since: date | None, total: int | None) -> Offer:
        try:
            return opening.offer(path.read_bytes(), source=path.name, since=since, total=total)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror or error}.") from error
        except NotUnderstood as error:
            faults = "\n".join(f"  {fault}" for fault in error.faults)
            raise CommandError(f"{path.name} is not taken over, nothing has changed:\n{faults}") from error

    def _take_over(self, offered: Offer, dry_run: bool) -> None:
        if dry_run and (before := figures.opening()):
            raise CommandError(_refusal(before))
        try:
            if not dry_run:
                opening.take_over(offered)
        except AlreadyTakenOver as error:
            raise CommandError(_refusal(error.balance)) from error
        self.stdout.write("\n".join(_lines(offered)))
        done = "Nothing has changed: this was a dry run." if dry_run else "Taken over. --remove undoes it."
        self.stdout.write(done)

    def _remove(self, dry_run: bool) -> None:
        balance = figures.opening() if dry_run else opening.give_back()
        if balance is None:
            raise CommandError("There is no opening balance to remove.")
        did = "Would remove" if dry_run else "Removed"
        self.stdout.write(
            f"{did} the figures of {balance.source}: {balance.visits:,} visits, {balance.visitors:,} visitors"
            f" since {balance.started_on}."
        )


def _refusal(balance) -> str:
    at = timezone.localtime(balance.taken_over_at)
    return (
        f"An older counter was taken over already: {balance.source}, on {at:%Y-%m-%d at %H:%M}, with"
        f" {balance.visits:,} visits since {balance.started_on}. To replace it, run --remove first."
    )


def _lines(offered: Offer) -> list[str]:
    heading = (
        f"{offered.source}: {offered.visits:,} visits and {offered.visitors:,} visitors since {offered.since}"
    )
    rows = [
        f"  {visitors:>12,}  {code}  {country_name(code, 'en')}"
        for code, visitors in offered.countries.items()
    ]
    return [heading, *rows, *(f"Note: {note}" for note in offered.notes)]
