"""What else happens once readers are counted."""

import pytest

from tests.visitors.readers import AMERICA, fold, read
from visitors import after
from visitors.models import SeenReader

pytestmark = pytest.mark.django_db


def test_whoever_listens_hears_of_each_reader(monkeypatch):
    heard = []
    monkeypatch.setattr(after, "AFTER_FOLD", (heard.append,))
    read()
    read()
    fold()
    read()
    read(address=AMERICA)
    fold()
    assert [folded.records for folded in heard] == [2, 2]
    first, second = [{each.country: each for each in folded.noticed} for folded in heard]
    assert {code: each.is_new for code, each in first.items()} == {"MK": True}
    assert {code: each.is_new for code, each in second.items()} == {"MK": False, "US": True}
    numbers = set(SeenReader.objects.values_list("reader", flat=True))
    assert {each.reader for each in second.values()} == numbers


def test_a_listener_that_fails_costs_nothing_but_itself(monkeypatch, caplog, spool):
    heard = []
    monkeypatch.setattr(after, "AFTER_FOLD", (lambda folded: 1 / 0, heard.append))
    monkeypatch.setattr(after, "AFTER_ROUND", (lambda folder: 1 / 0, heard.append))
    read()
    assert fold() == 1
    after.round_done(spool)
    assert [type(each) for each in heard] == [after.Folded, type(spool)]
    assert "failed after counting" in caplog.text
