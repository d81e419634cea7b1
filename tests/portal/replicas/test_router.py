"""Readers read from the replica that was chosen, until something is written; everything is written in one place."""

import pytest
from django.db import connections, router, transaction
from django.test import override_settings

from articles.models import Article, Section
from portal.replicas.reading import reading_from
from tests.factories import SectionFactory

ROUTER = override_settings(DATABASE_ROUTERS=["portal.replicas.router.Router"])


@pytest.fixture(autouse=True)
def with_router():
    with ROUTER:
        yield


def test_without_a_choice_everything_goes_to_the_database_itself():
    assert router.db_for_read(Article) == router.db_for_write(Article) == "default"


def test_a_page_is_read_from_its_replica_and_nothing_after_it():
    with reading_from("replica1"):
        assert router.db_for_read(Article) == "replica1"
    assert router.db_for_read(Article) == "default"


def test_after_writing_the_page_reads_what_was_written():
    with reading_from("replica1"):
        assert router.db_for_write(Article) == "default"
        assert router.db_for_read(Article) == "default"


@pytest.mark.django_db(transaction=True)
def test_within_a_transaction_the_database_itself_is_read():
    with reading_from("replica1"), transaction.atomic():
        assert router.db_for_read(Article) == "default"


def test_what_came_from_a_replica_is_asked_for_and_saved_elsewhere():
    section = Section()
    section._state.db = "replica1"
    assert router.db_for_read(Article, instance=section) == "default"
    assert router.db_for_write(Section, instance=section) == "default"


def test_rows_of_two_databases_may_be_joined():
    one, other = Section(), Article()
    one._state.db, other._state.db = "replica1", "default"
    other.section = one
    assert other.section is one


def test_tables_are_made_in_the_database_itself_only():
    assert router.allow_migrate("default", "articles")
    assert not router.allow_migrate("replica1", "articles")


@pytest.mark.django_db
def test_locking_a_row_is_done_in_the_database_itself():
    section = SectionFactory()
    with reading_from("replica1"), transaction.atomic():
        assert Section.objects.select_for_update().get(pk=section.pk) == section


def test_the_site_of_the_tests_has_one_database():
    assert list(connections) == ["default"]
