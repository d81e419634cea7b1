"""Print how many readers there were, from where, and what they read."""

import json
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from visitors import report


def day(text: str) -> date:
    """Read a day given as 2026-11-21."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text!r} is no date. Write it as 2026-11-21.") from error


class Command(BaseCommand):
    """Totals, countries and pages."""

    help = "Print totals, countries and most read pages. Days are local days, both ends included."

    def add_arguments(self, parser):
        """Choose the days and the form."""
        parser.add_argument("--json", action="store_true", help="as data instead of text")
        parser.add_argument("--since", type=day, help="first day, such as 2026-11-01")
        parser.add_argument("--until", type=day, help="last day")

    def handle(self, *args, since, until, **options):
        """Print the report."""
        if since and until and since > until:
            raise CommandError("--since is after --until.")
        found = report.data(since, until)
        as_json = json.dumps(found, indent=2, ensure_ascii=False)
        self.stdout.write(as_json if options["json"] else report.text(found))
