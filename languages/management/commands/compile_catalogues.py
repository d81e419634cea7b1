"""``manage.py compile_catalogues``: make the translations readable for Django."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from languages.catalogues import compile_all


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/django.po; gettext need not be installed."
    requires_system_checks = []  # one of them asks for what this command makes

    def handle(self, *args, **options):
        for folder in settings.LOCALE_PATHS:
            for path in compile_all(Path(folder)):
                self.stdout.write(f"Compiled {path.relative_to(folder)}")
