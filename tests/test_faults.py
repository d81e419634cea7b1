"""The scripts that break things are all there, and a criterion that is not met is not passed over."""

import pytest

from portal.views.errors import WORDS
from tests.services import REPOSITORY

NAMES = [f"F{number:02}" for number in range(1, 23) if number != 15]


@pytest.fixture(autouse=True)
def benches(monkeypatch):
    monkeypatch.syspath_prepend(str(REPOSITORY / "bench"))


def test_every_fault_can_be_made_by_its_name():
    from faults import inject

    assert list(inject.FAULTS) == NAMES
    assert all(make.__doc__ for make in inject.FAULTS.values())


def test_one_criterion_that_is_not_met_is_enough():
    from faults.verdict import Verdict

    verdict = Verdict("F00", "nothing happens")
    assert not verdict.met
    verdict.note("this", met=True)
    assert verdict.met
    verdict.note("that", met=False)
    assert not verdict.met
    assert verdict.text().splitlines() == ["F00 nothing happens: NOT MET", "    + this", "    - that"]


def test_a_script_that_breaks_is_not_met(monkeypatch):
    from faults import inject

    monkeypatch.setitem(inject.FAULTS, "F04", lambda: 1 / 0)
    verdict = inject.of("F04")
    assert not verdict.met
    assert "ZeroDivisionError" in verdict.text()


def test_the_recommended_proxy_says_in_every_language_that_nobody_answers():
    text = (REPOSITORY / "deploy" / "nginx-cache.conf").read_text()
    assert all(sentence in text for sentence, _home in WORDS.values())
