"""The demo edition, loaded once for all tests of a file that ask for it."""

import shutil

import pytest
from django.db import transaction
from django.test import override_settings

from articles import standins
from tests.portal.demo_edition import load, quick


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """It is there for every test of a file: each one's changes are undone, and the edition itself at the end."""
    folder = tmp_path_factory.mktemp("demo")
    with quick():
        with (
            django_db_blocker.unblock(),
            override_settings(MEDIA_ROOT=folder, VISITORS_SPOOL=folder / "spool"),
        ):
            around = transaction.atomic()
            around._from_testcase = (
                True  # the portal's own transactions may think that they are the outermost
            )
            around.__enter__()
            load()
        yield folder
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture
def demo(loaded, db, settings):
    """It is there, with its files, and nothing is remembered of the time before."""
    shutil.copytree(loaded, settings.MEDIA_ROOT, dirs_exist_ok=True)
    standins.rules.forget()
