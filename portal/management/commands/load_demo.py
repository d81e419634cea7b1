"""`manage.py load_demo`: the demo edition, so that every page shows something."""

from django.core.management.base import BaseCommand

from portal.demo.loader import load


class Command(BaseCommand):
    help = "Bring the demo edition. Run again, it leaves alone what is there, what was changed and what was deleted."

    def handle(self, **options):
        load(self.stdout.write)
