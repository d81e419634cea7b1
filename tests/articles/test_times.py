"""The times of an edition: embargo, end, and a clock that is wrong. Nothing here waits for the real one."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from articles import publishing
from articles.errors import NotReady, WrongStep
from articles.models import Edition, Transition
from articles.models.transition import Verb
from articles.publishing_times import set_embargo, set_expiry, settle_due
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def after(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def at(hours: float):
    """The clock shows so many hours after noon."""
    return time_machine.travel(after(hours), tick=False)


def is_read(edition) -> bool:
    """What the row and the query say; they must agree."""
    fresh = Edition.objects.get(pk=edition.pk)
    assert fresh.is_live == Edition.objects.live().filter(pk=edition.pk).exists()
    return fresh.is_live


def test_an_embargo_holds_what_is_published_and_ends_by_itself():
    with at(0):
        edition = set_embargo(EditionFactory(), until=after(5), by=UserFactory())
        edition = publishing.publish(edition, by=UserFactory())
        assert (is_read(edition), edition.standing) == (False, "embargoed")
    with at(5):
        assert is_read(edition)
        assert Edition.objects.get().published_at == after(5), "as new as the moment readers got it"


def test_an_embargo_that_is_ended_lets_readers_in_at_once():
    with at(0):
        edition = publishing.publish(set_embargo(EditionFactory(), until=after(5), by=None), by=UserFactory())
    with at(1):
        edition = set_embargo(edition, until=None, by=UserFactory())
        assert (is_read(edition), edition.published_at) == (True, after(1))


@at(0)
def test_an_edition_is_not_scheduled_before_its_embargo_ends():
    edition = set_embargo(EditionFactory(), until=after(5), by=None)
    with pytest.raises(NotReady, match="embargo lasts"):
        publishing.schedule(edition, at=after(4), by=None)
    edition = publishing.schedule(edition, at=after(5), by=None)
    assert (edition.published_at, edition.embargoed_until) == (after(5), None)


@at(0)
@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"published": True}, "comes too late"),
        ({"scheduled": True}, "not both"),
        ({"withdrawn": True}, "taken away"),
        ({"published": True, "came_out_at": NOON, "expires_at": NOON}, "comes too late"),
        ({"withdrawn": True, "killed_at": NOON}, "final"),
    ],
)
def test_an_embargo_is_refused_with_the_reason(state, message):
    with pytest.raises(NotReady, match=message):
        set_embargo(EditionFactory(**state), until=after(5), by=None)


@at(0)
@pytest.mark.parametrize(
    "change", [set_embargo, lambda edition, until, by: set_expiry(edition, at=until, by=by)]
)
def test_a_time_in_the_past_is_refused(change):
    with pytest.raises(NotReady, match="past"):
        change(EditionFactory(), until=after(-1), by=None)


@at(0)
def test_the_end_comes_after_the_beginning():
    user, edition = UserFactory(), set_embargo(EditionFactory(), until=after(5), by=None)
    with pytest.raises(NotReady, match="after it has come out"):
        set_expiry(edition, at=after(5), by=user)
    edition = set_expiry(edition, at=after(6), by=user)
    with pytest.raises(NotReady, match="before this embargo ends"):
        set_embargo(edition, until=after(6), by=user)
    edition = set_embargo(edition, until=None, by=user)
    with pytest.raises(NotReady, match="online until"):
        publishing.schedule(edition, at=after(6), by=user)
    assert publishing.schedule(edition, at=after(5), by=user).status == "scheduled"


def test_what_has_expired_is_not_published_again_by_mistake():
    with at(0):
        edition = set_expiry(EditionFactory(), at=after(1), by=None)
    with at(2), pytest.raises(NotReady, match="online until"):
        publishing.publish(edition, by=UserFactory())


def test_an_edition_goes_offline_at_its_time_and_can_be_brought_back():
    with at(0):
        edition = set_expiry(publishing.publish(EditionFactory(), by=None), at=after(3), by=None)
    with at(3):
        assert not is_read(edition)
        assert Edition.objects.get().standing == "expired"
        settle_due()
        assert not is_read(edition)
        set_expiry(Edition.objects.get(), at=after(9), by=None)
        assert is_read(edition)
    with at(9):
        assert settle_due() == 1
    assert Transition.objects.filter(verb=Verb.END).count() == 2


def test_a_clock_that_goes_back_neither_takes_away_nor_brings_back():
    with at(0):
        scheduled = publishing.schedule(EditionFactory(), at=after(2), by=None)
        held = publishing.publish(set_embargo(EditionFactory(), until=after(2), by=None), by=None)
        gone = set_expiry(publishing.publish(EditionFactory(), by=None), at=after(2), by=None)
    with at(2):
        assert settle_due() == 3
    for hours in (0, -2, 1, 2, 30):
        with at(hours):
            assert [is_read(edition) for edition in (scheduled, held, gone)] == [True, True, False]
            assert settle_due() == 0


def test_what_was_due_for_three_hours_comes_out_once_and_oldest_first():
    with at(0):
        late, early = (publishing.schedule(EditionFactory(), at=after(h), by=None) for h in (2, 1))
    with at(4):
        assert is_read(late), "readers had it all the time"
        assert (settle_due(), settle_due()) == (2, 0)
    steps = Transition.objects.filter(verb=Verb.COME_OUT).order_by("pk")
    assert [step.edition_id for step in steps] == [early.pk, late.pk]
    assert list(Edition.objects.order_by("published_at").values_list("came_out_at", flat=True)) == [
        after(1),
        after(2),
    ]


def test_noting_that_it_came_out_is_nobody_elses_change():
    """Somebody has the form open while the time comes: saving it meets no conflict."""
    with at(0):
        edition = publishing.schedule(EditionFactory(), at=after(1), by=UserFactory())
    with at(1):
        settle_due()
    assert Edition.objects.get().version == edition.version
    assert Edition.objects.get().changed_by == edition.changed_by


@at(0)
def test_a_step_is_refused_if_the_row_was_moved_behind_its_back(monkeypatch):
    """The UPDATE itself is conditional: it does not rely on the lock alone."""
    edition = EditionFactory()
    stale = Edition.objects.select_related("article").get()
    publishing.publish(edition, by=None)
    monkeypatch.setattr(publishing, "locked", lambda _edition: stale)
    with pytest.raises(WrongStep):
        publishing.publish(edition, by=None)
    assert Transition.objects.count() == 1


@pytest.mark.parametrize(
    ("when", "message"),
    [
        (datetime(2027, 3, 28, 2, 30, tzinfo=ZoneInfo("Europe/Skopje")), "does not exist"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Skopje")), "comes twice"),
        (datetime(2026, 9, 6, 0, 30, tzinfo=ZoneInfo("America/Santiago")), "does not exist"),
        (datetime(2026, 10, 25, 3, 30, tzinfo=ZoneInfo("Europe/Helsinki")), "comes twice"),
        (datetime(2027, 1, 1), "time zone"),  # noqa: DTZ001
    ],
)
@at(0)
def test_no_service_takes_a_time_that_nobody_can_place(when, message):
    edition = EditionFactory()
    with pytest.raises(NotReady, match=message):
        publishing.schedule(edition, at=when, by=None)
    with pytest.raises(NotReady, match=message):
        set_embargo(edition, until=when, by=None)
    with pytest.raises(NotReady, match=message):
        set_expiry(edition, at=when, by=None)
    assert not Transition.objects.exists()
