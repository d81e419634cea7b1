"""Make the country file that comes with the code anew."""

import tempfile
from argparse import ArgumentTypeError
from datetime import UTC, datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from visitors import conf, country_data, country_rebuild, country_sources


def month(text: str) -> datetime:
    """Read a month given as 2026-06."""
    try:
        return datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no month. Write it as 2026-06.") from error


class Command(BaseCommand):
    """For whoever releases this software, twice a year; a site takes a new edition with refresh_countries."""

    help = "Make visitors/data/dbip-country.mmdb from a newer IP to Country Lite by DB-IP (.mmdb or .csv, also .gz)."

    requires_system_checks = []

    def add_arguments(self, parser):
        """Name the edition."""
        parser.add_argument("source", type=Path, help="the downloaded file")
        parser.add_argument(
            "--edition", type=month, help="its month, such as 2026-06; .csv files do not tell"
        )
        parser.add_argument(
            "--target", type=Path, default=conf.BUNDLED_COUNTRIES, help="file to write (%(default)s)"
        )

    def handle(self, *args, source, target, edition, **options):
        """Read, write, compare, and only then replace."""
        try:
            with country_sources.opened(source) as found, tempfile.TemporaryDirectory() as folder:
                self._rebuild(found, target, edition, Path(folder) / "countries.mmdb")
        except OSError as error:
            raise CommandError(f"{error.filename or source} cannot be used: {error.strerror}.") from error
        except (country_rebuild.DifferentAnswersError, *country_data.SIGNS_OF_DAMAGE) as error:
            raise CommandError(f"{target} is not changed. {error}") from error

    def _rebuild(self, source, target, edition, beside):
        if any(name in source.kind for name in country_rebuild.MAY_NOT_BE_PASSED_ON):
            raise CommandError(f"The licence of {source.kind} does not allow to pass it on. Take DB-IP Lite.")
        built_at = edition or source.built_at
        if built_at is None:
            raise CommandError("This file does not tell its date. Add --edition 2026-06, with its month.")
        self.stdout.write(f"Read {len(source.ranges):,} ranges. Writing and comparing …")
        size = country_rebuild.rebuild(source, target, built_at=built_at, beside=beside)
        self.stdout.write(f"Every range and {2 * country_rebuild.SAMPLES:,} single addresses: same answers.")
        self.stdout.write(f"{target} is replaced: {size / 1e6:.1f} MB, edition {built_at:%Y-%m}.")
        self.stdout.write(f"Tested: {', '.join(country_data.KNOWN_ADDRESSES)}.")
