"""Somebody publishes in the same moment in which the index is made anew."""

from threading import Event, Thread

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from search import index
from search.models import Change, Entry
from tests.search.shelf import document, keys, person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("was_noted", [True, False])
def test_a_change_that_is_not_over_when_the_rebuilding_begins(was_noted):
    index.put([document("a:1", "Before"), document("a:2", "Other")])
    if not was_noted:
        Change.objects.all().delete()
    written, failures = Event(), []
    writer = Thread(target=publish_slowly, args=[written, failures])
    writer.start()
    written.wait(20)
    try:
        index.rebuild(as_the_paper_stands())
    finally:
        writer.join()
    assert failures == []
    assert keys("after") == ["a:1"]
    assert keys("before") == []
    assert keys("tajani") == ["p:1"]
    assert Entry.objects.count() == 3


def publish_slowly(written, failures):
    try:
        with transaction.atomic():
            index.put([document("a:1", "After"), person("p:1", "Antonio Tajani")])
            ContentType.objects.create(app_label="after", model="after")
            written.set()
            Event().wait(0.7)
    except Exception as error:  # noqa: BLE001
        failures.append(error)
    finally:
        written.set()
        connection.close()


def as_the_paper_stands():
    """What is read of other tables: the old words, as long as the writer has not finished."""
    is_fresh = ContentType.objects.filter(app_label="after").exists()
    yield document("a:1", "After" if is_fresh else "Before")
    yield document("a:2", "Other")
    if is_fresh:
        yield person("p:1", "Antonio Tajani")


def test_readers_find_all_the_time():
    index.put(document(f"a:{number}", "Roma") for number in range(40))
    is_over, missed, asked, failures = Event(), [], [], []

    def read():
        try:
            while not is_over.is_set():
                found = keys("roma")
                asked.append(found)
                if len(found) != 20:
                    missed.append(found)
        except Exception as error:  # noqa: BLE001
            failures.append(error)
        finally:
            connection.close()

    reader = Thread(target=read)
    reader.start()
    try:
        for _time in range(3):
            index.rebuild(document(f"a:{number}", "Roma") for number in range(40))
    finally:
        is_over.set()
        reader.join()
    assert failures == missed == []
    assert asked


def test_two_who_publish_in_the_same_second_do_not_wait_for_each_other():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    written, may_end, failures = Event(), Event(), []

    def first():
        try:
            with transaction.atomic():
                index.put([document("a:41", "First")])
                written.set()
                may_end.wait(20)
        except Exception as error:  # noqa: BLE001
            failures.append(error)
        finally:
            written.set()
            connection.close()

    writer = Thread(target=first)
    writer.start()
    written.wait(20)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '5s'")
            index.put([document("a:42", "Second")])
        assert keys("second") == ["a:42"]
    finally:
        may_end.set()
        writer.join()
    assert failures == []
    assert keys("first") == ["a:41"]
