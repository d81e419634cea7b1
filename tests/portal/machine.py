"""Tasks for the tests of the worker."""

from django_tasks import task

DONE = []


@task
def note(word):
    DONE.append(word)


@task
def stumble():
    raise ValueError("no dice")
