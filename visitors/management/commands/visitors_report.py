"""Print how many readers there were, from where, and what they read."""

import json
from argparse import ArgumentTypeError
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from visitors import report


def day(text: str) -> date:
    """Read a day given as 2026-11-21."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no date. Write it as 2026-11-21.") from error


class Command(BaseCommand):
    """Totals, countries, languages, pages, referring sites, and what is not counted."""

    help = (
        "Print totals, countries, languages, most read pages, the sites that readers come from and what is not"
        " counted. Days are days of the newspaper's own place, both ends included; without them the figures of"
        " an older counter that was taken over are part of totals and countries."
    )

    def add_arguments(self, parser):
        """Choose the days and the form."""
        parser.add_argument("--json", action="store_true", help="as data instead of text")
        parser.add_argument("--since", type=day, help="first day, such as 2026-11-01")
        parser.add_argument("--until", type=day, help="last day")

    def handle(self, *args, since, until, **options):
        """Print the report."""
        if since and until and since > until:
            raise CommandError(f"--since {since} is after --until {until}.")
        if since and since > timezone.localdate():
            raise CommandError(f"--since {since} is still to come.")
        found = report.data(since, until)
        as_json = json.dumps(found, indent=2, ensure_ascii=False)
        self.stdout.write(as_json if options["json"] else report.text(found))
