"""`manage.py remove_demo`: the demo edition goes, your own stories stay."""

from django.core.management.base import BaseCommand

from portal.demo.removal import remove


class Command(BaseCommand):
    help = "Remove the demo edition and its invented visits. What your own stories use is kept and named."

    def handle(self, **options):
        remove(self.stdout.write)
