"""Who translates what: given, taken, given back, not wanted."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from articles import signals
from articles.assigning import assign_translation, set_not_wanted, set_wanted, take_translation, unassign
from articles.errors import Gone, Killed, NotReady, Taken
from articles.models import LanguagePlan
from articles.models.plan import Timing
from articles.signals import Kind
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return ArticleFactory(original_language="mk", published=["mk"])


@pytest.fixture
def ana():
    return UserFactory(role="translator", translates=["rom"], first_name="Ana", last_name="Kovač")


@pytest.fixture
def heard():
    told = []

    def listen(**said):
        told.append(said)

    signals.happened.connect(listen)
    yield told
    signals.happened.disconnect(listen)


def plan_of(story, language="rom"):
    return LanguagePlan.objects.filter(article=story, language=language).first()


def test_a_translation_is_given_with_a_day_and_told(story, ana, editor, heard):
    due = timezone.localdate() + timedelta(days=2)
    assign_translation(story, "rom", to=ana, due_on=due, by=editor)

    plan = plan_of(story)
    assert (plan.assignee, plan.assigned_by, plan.due_on) == (ana, editor, due)
    assert plan.assigned_at is not None
    assert plan.timing == Timing.WHEN_READY
    assert [said["kind"] for said in heard] == [Kind.ASSIGNED]
    assert heard[0]["detail"] == {"language": "rom", "assignee": ana.pk, "due_on": due.isoformat()}


def test_another_day_is_not_told_again(story, ana, editor, heard):
    first = assign_translation(story, "rom", to=ana, by=editor)
    again = assign_translation(story, "rom", to=ana, due_on=timezone.localdate(), by=editor)
    assert again.assigned_at == first.assigned_at
    assert plan_of(story).due_on == timezone.localdate()
    assert len(heard) == 1


@pytest.mark.parametrize(
    "colleague",
    [
        {"role": "translator", "translates": ["sq"]},
        {"role": "journalist"},
        {"role": "contributor"},
        {"role": "translator", "translates": ["rom"], "is_active": False},
        {"role": "translator", "translates": ["rom"], "is_staff": False},
    ],
)
def test_who_cannot_translate_into_the_language_is_given_nothing(story, editor, heard, colleague):
    user = UserFactory(**colleague)
    with pytest.raises(NotReady, match="Romani"):
        assign_translation(story, "rom", to=user, by=editor)
    assert plan_of(story) is None
    assert heard == []


def test_an_editor_and_the_writer_of_the_story_may_translate_it(story, editor):
    story.created_by = UserFactory(role="journalist")
    story.save()
    for user in (editor, story.created_by):
        assert assign_translation(story, "rom", to=user, by=editor).assignee == user


def test_what_cannot_be_assigned(story, ana, editor):
    with pytest.raises(NotReady, match="original"):
        assign_translation(story, "mk", to=editor, by=editor)
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(NotReady, match="day is over"):
        assign_translation(story, "rom", to=ana, due_on=yesterday, by=editor)
    EditionFactory(article=story, language="rom", withdrawn=True, killed_at=timezone.now())
    with pytest.raises(Killed):
        assign_translation(story, "rom", to=ana, by=editor)
    story.binned_at = timezone.now()
    story.save()
    with pytest.raises(Gone):
        assign_translation(story, "rom", to=ana, by=editor)
    assert plan_of(story) is None


def test_a_free_translation_is_taken_and_given_back(story, ana):
    plan = take_translation(story, "rom", by=ana)
    assert (plan.assignee, plan.assigned_by) == (ana, ana)
    with pytest.raises(Taken, match="Ana Kovač"):
        take_translation(story, "rom", by=UserFactory(role="translator", translates=["rom"]))
    with pytest.raises(Taken):
        unassign(story, "rom", by=ana, seen=UserFactory().pk)
    assert plan_of(story).assignee == ana

    plan = unassign(story, "rom", by=ana, seen=ana.pk)
    assert (plan.assignee, plan.assigned_at, plan.due_on) == (None, None, None)


def test_nobody_takes_what_is_not_wanted(story, ana, editor):
    set_not_wanted(story, "rom", by=editor)
    with pytest.raises(NotReady, match="do not want"):
        take_translation(story, "rom", by=ana)


def test_what_changed_since_the_editor_looked_is_told(story, ana, editor):
    other = UserFactory(role="translator", translates=["rom"])
    take_translation(story, "rom", by=ana)
    with pytest.raises(Taken, match="Ana Kovač"):
        assign_translation(story, "rom", to=other, by=editor, seen=None)
    assert assign_translation(story, "rom", to=other, by=editor, seen=ana.pk).assignee == other
    with pytest.raises(Taken):
        set_not_wanted(story, "rom", by=editor, seen=ana.pk)
    unassign(story, "rom", by=editor)
    with pytest.raises(Taken, match="Nobody"):
        unassign(story, "rom", by=editor, seen=other.pk)


def test_not_wanted_frees_the_translator_and_can_be_taken_back(story, ana, editor):
    assign_translation(story, "rom", to=ana, due_on=timezone.localdate(), by=editor)
    plan = set_not_wanted(story, "rom", by=editor)
    assert (plan.timing, plan.assignee, plan.due_on) == (Timing.NOT_WANTED, None, None)
    assert set_wanted(story, "rom", by=editor).timing == Timing.WHEN_READY
    set_not_wanted(story, "rom", by=editor)
    assert assign_translation(story, "rom", to=ana, by=editor).timing == Timing.WHEN_READY


@pytest.mark.parametrize("trait", ["published", "scheduled", "embargoed"])
def test_what_readers_have_is_not_unwanted(story, editor, trait):
    EditionFactory(article=story, language="rom", **{trait: True})
    with pytest.raises(NotReady, match="Unpublish"):
        set_not_wanted(story, "rom", by=editor)
    assert plan_of(story) is None


def test_a_release_plan_survives(story, ana, editor):
    LanguagePlan.objects.create(article=story, language="rom", timing=Timing.TOGETHER)
    assert assign_translation(story, "rom", to=ana, by=editor).timing == Timing.TOGETHER


@pytest.mark.django_db(transaction=True)
def test_of_four_who_take_it_at_once_one_gets_it_and_three_are_told():
    story = ArticleFactory(original_language="mk", published=["mk"])
    colleagues = [UserFactory(role="translator", translates=["rom"]) for _ in range(4)]
    barrier, results = threading.Barrier(4), []

    def take(user):
        try:
            barrier.wait(30)
            take_translation(story, "rom", by=user)
            results.append("got it")
        except Taken:
            results.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[user]) for user in colleagues]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(results) == ["got it", "told", "told", "told"]
    assert plan_of(story).assignee in colleagues
