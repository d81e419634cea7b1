"""A newsroom of a hundred editors whose worker is killed. Run as ``python -m tests.newsroom.post_office MODE``.

``prepare``: make the tables and a text that waits for review. ``later``: let every pause be over.
``report``: how many notices have been sent, as JSON.
"""

import json
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

import django
from django.core.mail.backends.filebased import EmailBackend
from django.core.management import call_command

EDITORS = 100


def letters(folder: Path) -> list[str]:
    """The Message-IDs of everything that was delivered, in any order."""
    lines = (line for file in folder.glob("*.log") for line in file.read_text().splitlines())
    return [line for line in lines if line.lower().startswith("message-id:")]


class PostOffice(EmailBackend):
    """Delivers into files. Before the letter of a given number it stops for good, and says so."""

    def write_message(self, message):
        folder = Path(self.file_path)
        if str(len(letters(folder))) == os.environ.get("POST_STOPS_BEFORE"):
            (folder / "stopped").touch()
            while True:
                time.sleep(60)
        super().write_message(message)


def prepare():
    from articles import publishing
    from tests.factories import ArticleFactory, EditionFactory, UserFactory

    call_command("migrate", verbosity=0)
    for _number in range(EDITORS):
        UserFactory(role="editor")
    writer = UserFactory(role="contributor")
    edition = EditionFactory(article=ArticleFactory(created_by=writer, original_language="mk"), language="mk")
    publishing.submit(edition, by=writer)


def later():
    from django.utils import timezone

    from newsroom.notices import sending

    sending.waiting().update(next_try_at=timezone.now() - timedelta(seconds=1))


def report():
    from django_tasks_db.models import DBTaskResult

    from newsroom.models import Notice
    from newsroom.notices import sending

    tasks = list(DBTaskResult.objects.values_list("status", flat=True))
    sent = Notice.objects.filter(sent_at__isnull=False).count()
    print(json.dumps({"sent": sent, "waiting": sending.waiting().count(), "tasks": tasks}))


if __name__ == "__main__":
    django.setup()
    {"prepare": prepare, "later": later, "report": report}[sys.argv[1]]()
