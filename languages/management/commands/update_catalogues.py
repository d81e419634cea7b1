"""``manage.py update_catalogues``: find the strings that need translating."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from languages.extraction import update
from languages.registry import ALL


class Command(BaseCommand):
    help = (
        "Collect the strings of code and templates into locale/*/LC_MESSAGES/django.po, keeping translations."
    )
    requires_system_checks = []  # a catalogue that is not compiled yet must not stop anybody from making it

    def handle(self, *args, **options):
        names = {code: language.english_name for code, language in ALL.items()}
        counts = update(settings.BASE_DIR, Path(settings.LOCALE_PATHS[0]), names)
        for code, (translated, total) in counts.items():
            self.stdout.write(f"{names[code]} ({code}): {translated} of {total} translated")
