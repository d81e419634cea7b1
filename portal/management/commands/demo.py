"""`manage.py demo`: everything that a first look needs, then the server."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal import static_files
from portal.demo import account
from portal.management.commands.serve import refuse_taken


class Command(BaseCommand):
    help = (
        "Prepare database, demo content and an admin account where they are missing, then serve on 127.0.0.1."
    )

    def add_arguments(self, parser):
        parser.add_argument("port", nargs="?", type=int, default=8000)

    def handle(self, *, port, **options):
        address = f"127.0.0.1:{port}"
        refuse_taken(address)
        self.stdout.write("Preparing the database and the static files …")
        call_command("migrate", interactive=False, verbosity=0)
        static_files.collect()
        self._first_time()
        self.stdout.write(f"The portal: http://{address}/   The newsroom: http://{address}/admin/")
        call_command("serve", bind=address)

    def _first_time(self):
        """Content and account once; later starts keep what is there, changed or deleted."""
        if account.exists():
            self.stdout.write(f"Log in as {account.NAME}; the first password is in {account.PASSWORD_FILE}")
            return
        call_command("load_demo")
        password = account.create_admin()
        self.stdout.write(f"Log in as {account.NAME} with the password {password}")
        self.stdout.write(f"(also written to {account.PASSWORD_FILE})")
