"""`manage.py worker`: what happens behind the newsroom's back, such as mail to colleagues."""

import argparse

from django.core.management.base import BaseCommand

from portal.patience import limit_this_process
from portal.worker import Worker


class Command(BaseCommand):
    help = (
        "Do background tasks and periodic jobs until SIGTERM. `serve` starts one by itself; more may run, "
        "here and on other hosts."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser):
        # The process whose end is ours too.
        parser.add_argument("--parent", type=int, help=argparse.SUPPRESS)

    def handle(self, *, parent, **options):
        limit_this_process()
        Worker(parent=parent).run()
