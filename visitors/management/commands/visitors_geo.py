"""Say how addresses are turned into countries, and whether that works."""

from contextlib import suppress

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from visitors import addresses, conf, country_data, country_facts
from visitors.countries import cldr_name
from visitors.country_reader import open_countries
from visitors.geo import country_of


class Command(BaseCommand):
    """Date and source of the country file, a test with known addresses, and the country of any address."""

    help = "Describe and test the file that says which country an address belongs to; exit with 1 if it is unfit."

    requires_system_checks = []  # they would refuse to start with the very file that is to be examined

    def add_arguments(self, parser):
        """Choose how thorough to be, and what to look up."""
        parser.add_argument("--check", action="store_true", help="read the whole file, which takes seconds")
        parser.add_argument("address", nargs="*", help="an address to look up")

    def handle(self, *args, check, address, **options):
        """Describe, look up, judge."""
        path, wanted = conf.countries_file(), [readable(text) for text in address]
        found = country_data.faults(path, thoroughly=check)
        # Of an unfit file whatever it does say is shown: it helps to see which file it is.
        with suppress(OSError, *country_data.SIGNS_OF_DAMAGE), open_countries(path) as reader:
            self._describe(country_facts.facts(path, reader))
            self._look_up(reader, wanted)
        if found:
            cure = "Take a good file into use with: manage.py refresh_countries FILE.mmdb"
            raise CommandError("\n".join([f"{path} is not fit for use.", *found, cure]))
        self.stdout.write("The whole file was read; it is fine." if check else "It is fit for use.")

    def _describe(self, found):
        today = timezone.localdate()
        for name, value in found.lines(today):
            self.stdout.write(f"{name:<10} {value}")
        if found.is_old(today):
            self.stderr.write("Warning: this edition is more than a year old. Fetch a newer one.")

    def _look_up(self, reader, wanted):
        self.stdout.write("Known addresses:")
        for text, right in country_data.expected().items():
            code = country_of(reader.get(text))
            self._print(text, code, "right" if code == right else f"wrong, it is in {right}")
        if wanted:
            self.stdout.write("You asked for:")
        for text in wanted:
            self._print(text, country_of(reader.get(text)))

    def _print(self, text, code, verdict=""):
        self.stdout.write(f"  {text:<20} {code}  {cldr_name(code):<20} {verdict}".rstrip())


def readable(text: str) -> str:
    """An address in its usual form, as the counter reads it."""
    if (address := addresses.parse_address(text)) is None:
        raise CommandError(f"{text!r} is no address. Write it like 192.0.2.7 or 2001:db8::7.")
    return addresses.text_of(address)
