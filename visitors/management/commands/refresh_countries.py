"""Take a newer address-to-country file into use."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from visitors import conf, country_data


class Command(BaseCommand):
    """Test a downloaded .mmdb file and put it in the place of the one in use."""

    help = "Test a downloaded .mmdb file (DB-IP Lite or GeoLite2, by country) and take it into use."

    requires_system_checks = []  # they would refuse to start while the file to be replaced is broken

    def add_arguments(self, parser):
        """Name the file."""
        parser.add_argument("file", type=Path, help="the downloaded file, unpacked")
        parser.add_argument("--check", action="store_true", help="only test it")

    def handle(self, *args, file, check, **options):
        """Test, then swap by renaming; running processes notice within a minute."""
        if found := country_data.faults(file):
            raise CommandError("\n".join([f"{file} is not used.", *found]))
        if check:
            self.stdout.write(f"{file} is fine.")
            return
        target = conf.countries_file()
        country_data.swap_in(file, target)
        self.stdout.write(f"{target} is replaced. Running processes notice within a minute.")
