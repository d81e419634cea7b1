"""Who changes much in one transaction has the index put right once, at its end."""

import pytest
from django.db import transaction

from articles import writing
from portal.search import renewing
from tests.factories import EditionFactory
from tests.portal.finding import found, key

pytestmark = pytest.mark.django_db


def test_who_changes_much_writes_the_index_once():
    edition = EditionFactory(published=True, words__headline="Квазар")
    with renewing.once():
        for number in range(5):
            with renewing.once():
                writing.save_words(edition.article, "mk", {"headline": f"Пулсар {number}"}, by=None)
        assert found("квазар") == {key(edition)}
    assert (found("квазар"), found("пулсар 3"), found("пулсар 4")) == (set(), set(), {key(edition)})


def test_what_is_undone_is_not_found():
    edition = EditionFactory(published=True, words__headline="Квазар")

    def fail():
        with transaction.atomic(), renewing.once():
            writing.save_words(edition.article, "mk", {"headline": "Пулсар"}, by=None)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (found("квазар"), found("пулсар")) == ({key(edition)}, set())
