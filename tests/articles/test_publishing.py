"""How an edition moves, and what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.errors import NotReady, WrongStep
from articles.models import Edition, Transition
from articles.models.edition import Status
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db

MOVES = {
    Status.IN_REVIEW: publishing.submit,
    Status.DRAFT: publishing.return_to_draft,
    Status.PUBLISHED: publishing.publish,
    Status.WITHDRAWN: publishing.withdraw,
    Status.SCHEDULED: lambda edition, by: publishing.schedule(edition, at=tomorrow(), by=by),
}
TRAIT = {"draft": {}, "in_review": {"in_review": True}, "scheduled": {"scheduled": True},
         "published": {"published": True}, "withdrawn": {"withdrawn": True}}  # fmt: skip


def tomorrow():
    return timezone.now() + timedelta(days=1)


@pytest.mark.parametrize("new", list(Status))
@pytest.mark.parametrize("old", list(Status))
def test_every_step_is_allowed_or_refused_as_the_table_says(old, new):
    edition = EditionFactory(**TRAIT[old])
    user = UserFactory()
    if new in publishing.ALLOWED[old]:
        assert MOVES[new](edition, by=user).status == new
        step = Transition.objects.get()
        assert (step.old_status, step.new_status, step.by) == (old, new, user)
    else:
        with pytest.raises(WrongStep):
            MOVES[new](edition, by=user)
        assert Edition.objects.get().status == old


def test_publishing_makes_an_edition_live_at_once():
    edition = publishing.publish(EditionFactory(), by=UserFactory())
    assert edition.is_live
    assert Edition.objects.live("mk").get() == edition


def test_a_date_in_the_past_is_kept_as_an_import_needs_it():
    past = timezone.now() - timedelta(days=900)
    edition = publishing.publish(EditionFactory(published_at=past), by=UserFactory())
    assert edition.published_at == past


def test_scheduled_editions_become_live_without_a_job():
    edition = publishing.schedule(EditionFactory(), at=tomorrow(), by=UserFactory())
    assert not edition.is_live
    assert not Edition.objects.live("mk").exists()
    Edition.objects.update(published_at=timezone.now() - timedelta(seconds=1))
    assert Edition.objects.live("mk").get().is_live


def test_a_time_in_the_past_cannot_be_scheduled():
    with pytest.raises(NotReady, match="past"):
        publishing.schedule(EditionFactory(), at=timezone.now() - timedelta(minutes=1), by=UserFactory())


@pytest.mark.parametrize("field", ["headline", "body"])
def test_readers_never_get_a_story_without_headline_or_text(field):
    edition = EditionFactory(words=False, words__headline="Headline", words__body="<p>Text</p>")
    setattr(edition.article, f"{field}_mk", "")
    edition.article.save()
    with pytest.raises(NotReady, match="missing"):
        publishing.publish(edition, by=UserFactory())
    assert Edition.objects.get().status == Status.DRAFT


def test_embargoed_editions_are_not_live():
    edition = EditionFactory(embargoed=True)
    assert not edition.is_live
    assert not Edition.objects.live("mk").exists()


def came_out():
    """An edition that was scheduled and whose time has come."""
    yesterday = timezone.now() - timedelta(days=1)
    return EditionFactory(scheduled=True, published_at=yesterday)


def test_a_scheduled_edition_whose_time_has_come_is_withdrawn_as_a_published_one():
    edition = publishing.withdraw(came_out(), by=UserFactory())
    assert edition.status == Status.WITHDRAWN
    assert Transition.objects.get().old_status == Status.PUBLISHED


@pytest.mark.parametrize("new", [Status.DRAFT, Status.SCHEDULED])
def test_what_readers_can_read_cannot_quietly_become_a_draft_again(new):
    edition = came_out()
    with pytest.raises(WrongStep, match="published"):
        MOVES[new](edition, by=UserFactory())
    assert Edition.objects.live("mk").get() == edition


def test_what_nobody_has_seen_cannot_be_withdrawn():
    with pytest.raises(WrongStep):
        publishing.withdraw(EditionFactory(scheduled=True), by=UserFactory())
