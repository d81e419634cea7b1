"""Which replica is believed, and when: nobody asks a database here."""

import pytest

from portal.replicas.fleet import BELIEVED, Fleet, Goal

NOW = 1_000.0


@pytest.fixture
def fleet():
    """Two replicas that have everything."""
    fleet = Fleet(["one", "two"])
    for alias in fleet.members:
        fleet.learn(alias, Goal(place=500, change=0, noted_at=NOW), 500, NOW)
    return fleet


def chosen(fleet, now=NOW):
    return {fleet.choose(now) for _turn in range(8)}


def test_replicas_take_turns(fleet):
    assert chosen(fleet) == {"one", "two"}


def test_nobody_is_believed_before_it_has_answered():
    assert chosen(Fleet(["one"])) == {None}


def test_after_a_change_nobody_is_believed(fleet):
    fleet.heard_of_change()
    assert chosen(fleet) == {None}
    assert fleet.is_waiting()


def test_who_has_the_change_is_believed_again_and_only_that_one(fleet):
    fleet.heard_of_change()
    goal = Goal(place=600, change=1, noted_at=NOW)
    fleet.learn("one", goal, 599, NOW)
    fleet.learn("two", goal, 600, NOW)
    assert chosen(fleet) == {"two"}
    fleet.learn(
        "one", Goal(place=700, change=1, noted_at=NOW + 1), 600, NOW
    )  # it need not run after a moving goal
    assert chosen(fleet) == {"one", "two"}
    assert not fleet.is_waiting()


def test_an_answer_to_an_older_question_does_not_stand_for_a_newer_change(fleet):
    before = Goal(place=600, change=0, noted_at=NOW)
    fleet.heard_of_change()
    fleet.learn("one", before, 600, NOW)
    assert chosen(fleet) == {None}
    fleet.learn("one", Goal(place=650, change=1, noted_at=NOW), 650, NOW)
    assert chosen(fleet) == {"one"}


def test_who_does_not_answer_is_not_asked(fleet):
    fleet.learn("one", None, None, NOW)
    assert chosen(fleet) == {"two"}
    fleet.lost("two")
    assert chosen(fleet) == {None}


def test_who_falls_behind_is_not_asked_even_if_nothing_was_heard_of(fleet):
    later = NOW + BELIEVED
    fleet.learn("one", Goal(place=900, change=0, noted_at=later), 899, later)
    fleet.learn("two", Goal(place=900, change=0, noted_at=later), 900, later)
    assert chosen(fleet, later) == {"two"}


def test_copies_do_not_grow_old_while_the_database_is_away(fleet):
    later = NOW + 100 * BELIEVED
    fleet.primary_is_away = True
    fleet.learn("one", None, 500, later)
    assert chosen(fleet, later) == {"one"}  # the other one has not answered for as long


def test_a_copy_that_missed_the_last_change_stays_out_while_the_database_is_away(fleet):
    fleet.heard_of_change()
    fleet.primary_is_away = True
    fleet.learn("one", None, 500, NOW)
    assert chosen(fleet) == {None}
