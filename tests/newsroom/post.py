"""What the worker does for notices, done at once, and a mail server that can be told to fail."""

from django_tasks_db.models import DBTaskResult

from newsroom.models import Notice
from newsroom.notices import sending
from portal import worker
from tests.factories import ArticleFactory, EditionFactory


def announce():
    """Do every task that waits; none may fail."""
    while task := worker.claim("worker-of-the-test"):
        worker.runner().run_task(task)
    assert not DBTaskResult.objects.failed().exists()


def send():
    """Send every notice that is due."""
    while sending.send_next():
        pass


def told() -> set[tuple[str, str, str]]:
    """Who has been told of what: kind, colleague, language."""
    announce()
    return set(Notice.objects.values_list("kind", "recipient__username", "language"))


def new_notice(writer, *, key="one", headline="Нов план", **values):
    """A notice about a story of theirs that is due now."""
    article = ArticleFactory(created_by=writer, original_language="mk")
    edition = EditionFactory(article=article, language="mk", words__headline=headline)
    values = {
        "kind": "changes_requested",
        "language": "mk",
        "detail": {"by": "Eva", "reason": "Why?"},
    } | values
    return Notice.objects.create(key=key, recipient=writer, article=article, edition=edition, **values)
