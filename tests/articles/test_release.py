"""The release plan: languages that come out together wait for each other, and come out exactly once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import assigning, planning, publishing, publishing_release, publishing_story
from articles.errors import Gone, NotReady, WrongStep
from articles.models import Edition, LanguagePlan, Transition
from articles.models.edition import Status
from articles.models.plan import Timing
from articles.models.transition import Verb
from articles.writing import save_words
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


def soon(hours=2):
    return timezone.now() + timedelta(hours=hours)


@pytest.fixture
def editor(db):
    return UserFactory(role="editor")


def planned(*languages, drafts=None, **kwargs):
    """A story whose languages come out together; all of them drafts, or only some."""
    article = ArticleFactory(drafts=languages if drafts is None else drafts, **kwargs)
    for language in languages:
        LanguagePlan.objects.create(article=article, language=language, timing=Timing.TOGETHER)
    return article


def edition(article, language):
    return Edition.objects.get(article=article, language=language)


def statuses(article):
    return {e.language: e.status for e in Edition.objects.filter(article=article)}


def live(article):
    return sorted(Edition.objects.live().filter(article=article).values_list("language", flat=True))


def ready(article):
    return sorted(
        LanguagePlan.objects.filter(article=article, ready_at__isnull=False).values_list(
            "language", flat=True
        )
    )


def test_without_a_plan_publish_publishes(editor):
    article = ArticleFactory(drafts=["mk", "sq"])
    out = publishing_release.publish_as_planned(edition(article, "mk"), by=editor)
    assert [e.language for e in out] == live(article) == ["mk"]


def test_when_ready_waits_for_nobody(editor):
    article = planned("mk", "rom", drafts=["mk"])
    planning.set_plan(article, "mk", timing=Timing.WHEN_READY, by=editor)
    assert publishing_release.publish_as_planned(edition(article, "mk"), by=editor)
    assert live(article) == ["mk"]


def test_at_a_time_publish_schedules(editor):
    article = ArticleFactory(drafts=["mk"])
    planning.set_plan(article, "mk", timing=Timing.AT_TIME, at=soon(), by=editor)
    (out,) = publishing_release.publish_as_planned(edition(article, "mk"), by=editor)
    assert (out.status, out.published_at) == (Status.SCHEDULED, LanguagePlan.objects.get().at)
    assert live(article) == []


def test_a_time_that_is_over_publishes_at_once(editor):
    article = ArticleFactory(drafts=["mk"])
    LanguagePlan.objects.create(article=article, language="mk", timing=Timing.AT_TIME, at=soon(-1))
    publishing_release.publish_as_planned(edition(article, "mk"), by=editor)
    assert live(article) == ["mk"]


def test_what_the_plan_has_scheduled_moves_with_the_plan(editor):
    article = ArticleFactory(drafts=["mk"])
    planning.set_plan(article, "mk", timing=Timing.AT_TIME, at=soon(2), by=editor)
    publishing_release.publish_as_planned(edition(article, "mk"), by=editor)
    later = soon(5)
    planning.set_plan(article, "mk", timing=Timing.AT_TIME, at=later, by=editor)
    assert edition(article, "mk").published_at == later


def test_together_somebody_has_to_be_asked(editor):
    article = planned("mk", "rom", drafts=["mk"])
    assert publishing_release.publish_as_planned(edition(article, "mk"), by=editor) == []
    assert live(article) == []
    assert [line.language for line in planning.missing_languages(article, beside="mk")] == ["rom"]


def test_the_last_one_brings_all_out(editor):
    article = planned("mk", "rom", "sq")
    assert publishing_release.wait_for_others(edition(article, "mk"), by=editor) == []
    assert publishing_release.wait_for_others(edition(article, "rom"), by=editor) == []
    assert (ready(article), live(article)) == (["mk", "rom"], [])
    out = publishing_release.publish_as_planned(edition(article, "sq"), by=editor)
    assert sorted(e.language for e in out) == live(article) == ["mk", "rom", "sq"]
    assert Transition.objects.filter(verb=Verb.PUBLISH).count() == 3
    assert Transition.objects.filter(verb=Verb.READY).count() == 2


def test_waiting_until_a_time_schedules_every_ready_one(editor):
    article, limit = planned("mk", "rom", "sq"), soon()
    publishing_release.wait_for_others(edition(article, "mk"), by=editor)
    assert statuses(article)["mk"] == Status.DRAFT
    publishing_release.wait_for_others(edition(article, "rom"), by=editor, until=limit)
    assert statuses(article) == {"mk": "scheduled", "rom": "scheduled", "sq": "draft"}
    assert {edition(article, code).published_at for code in ("mk", "rom")} == {limit}


def test_whoever_is_ready_before_the_limit_brings_all_out_at_once(editor):
    article = planned("mk", "rom")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor, until=soon())
    publishing_release.wait_for_others(edition(article, "rom"), by=editor)
    assert live(article) == ["mk", "rom"]


def test_after_the_limit_the_ready_ones_are_there_and_late_ones_come_when_ready(editor):
    article = planned("mk", "rom")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor, until=soon())
    past = soon(-1)
    type(article).objects.update(release_by=past)
    Edition.objects.filter(language="mk").update(published_at=past)
    assert live(article) == ["mk"], "without a job"
    publishing_release.publish_as_planned(edition(article, "rom"), by=editor)
    assert live(article) == ["mk", "rom"]


def test_a_limit_that_moves_moves_what_waits(editor):
    article = planned("mk", "rom")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor, until=soon(2))
    later = soon(9)
    publishing_release.set_limit(article, until=later, by=editor)
    assert edition(article, "mk").published_at == later
    publishing_release.set_limit(article, until=None, by=editor)
    assert (statuses(article)["mk"], ready(article)) == ("draft", ["mk"])


def test_publish_anyway_leaves_the_others_to_come(editor):
    article = planned("mk", "rom", "sq")
    publishing_release.wait_for_others(edition(article, "rom"), by=editor)
    publishing_release.publish_alone(edition(article, "mk"), by=editor)
    assert live(article) == ["mk"]
    publishing_release.publish_as_planned(edition(article, "sq"), by=editor)
    assert live(article) == ["mk", "rom", "sq"]


def test_when_nobody_is_waited_for_any_more_the_ready_ones_come_out(editor):
    article = planned("mk", "rom", drafts=["mk"])
    publishing_release.wait_for_others(edition(article, "mk"), by=editor)
    out = publishing_release.replan(article, plans={"rom": (Timing.NOT_WANTED, None)}, until=None, by=editor)
    assert [e.language for e in out] == live(article) == ["mk"]


def test_a_language_that_the_board_does_not_want_is_waited_for_no_more(editor):
    article = planned("mk", "rom", drafts=["mk"])
    publishing_release.wait_for_others(edition(article, "mk"), by=editor)
    assigning.set_not_wanted(article, "rom", by=editor)
    assert live(article) == ["mk"]


def test_a_language_that_is_switched_off_is_not_waited_for(editor, settings):
    article = planned("mk", "rom", drafts=["mk"])
    settings.LANGUAGES = [("mk", "Macedonian"), ("en", "English")]
    publishing_release.publish_as_planned(edition(article, "mk"), by=editor)
    assert live(article) == ["mk"]


@pytest.mark.parametrize("take", [publishing_story.withdraw_story, publishing_story.kill_story])
def test_what_is_taken_away_is_ready_no_more(editor, take):
    article = planned("mk", "rom", "sq")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor, until=soon())
    take(article, languages=["mk"], by=editor, reason="It was wrong.")
    assert ready(article) == []
    publishing_release.wait_for_others(edition(article, "rom"), by=editor)
    publishing_release.publish_alone(edition(article, "sq"), by=editor)
    assert "mk" not in live(article)


def test_a_writer_s_change_takes_the_mark_away_and_an_editor_s_does_not(editor):
    article = planned("mk", "rom")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor)
    save_words(article, "mk", {"headline": "Уреднички збор"}, by=editor)
    assert ready(article) == ["mk"]
    save_words(article, "mk", {"headline": "Нешто друго"}, by=UserFactory(role="contributor"))
    assert ready(article) == []


def test_a_mark_can_be_taken_back(editor):
    article = planned("mk", "rom")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor, until=soon())
    publishing_release.stop_waiting(edition(article, "mk"), by=editor)
    assert (statuses(article)["mk"], ready(article)) == ("draft", [])
    with pytest.raises(NotReady):
        publishing_release.stop_waiting(edition(article, "mk"), by=editor)


def test_an_empty_text_is_never_ready(editor):
    article = planned("mk", "rom")
    type(article).objects.update(headline_mk="")
    with pytest.raises(NotReady):
        publishing_release.wait_for_others(edition(article, "mk"), by=editor)


def test_a_text_that_lost_its_headline_meanwhile_holds_the_others_up(editor):
    article = planned("mk", "rom")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor)
    save_words(article, "mk", {"headline": ""}, by=editor)
    assert publishing_release.publish_as_planned(edition(article, "rom"), by=editor) == []


def test_what_readers_have_cannot_be_marked_ready(editor):
    article = planned("mk", "rom")
    publishing.publish(edition(article, "mk"), by=editor)
    with pytest.raises(WrongStep):
        publishing_release.wait_for_others(edition(article, "mk"), by=editor)


def test_an_embargo_outlasts_the_waiting(editor):
    article = planned("mk", "rom")
    Edition.objects.filter(language="mk").update(embargoed_until=soon(9))
    publishing_release.wait_for_others(edition(article, "mk"), by=editor, until=soon(2))
    publishing_release.wait_for_others(edition(article, "rom"), by=editor)
    assert live(article) == ["rom"]
    assert edition(article, "mk").is_embargoed


def test_a_limit_after_an_embargo_is_refused_with_the_reason(editor):
    article = planned("mk", "rom")
    Edition.objects.filter(language="mk").update(embargoed_until=soon(1))
    with pytest.raises(NotReady, match="embargo"):
        publishing_release.wait_for_others(edition(article, "mk"), by=editor, until=soon(2))
    assert (ready(article), statuses(article)["mk"]) == ([], "draft")


@pytest.mark.parametrize(
    ("timing", "at"), [(Timing.AT_TIME, None), (Timing.AT_TIME, timezone.now() - timedelta(days=1))]
)
def test_a_plan_needs_a_time_that_can_still_come(editor, timing, at):
    with pytest.raises(NotReady):
        planning.set_plan(ArticleFactory(), "mk", timing=timing, at=at, by=editor)


def test_what_readers_have_is_wanted(editor):
    article = ArticleFactory(published=["sq"])
    with pytest.raises(NotReady, match="Unpublish"):
        planning.set_plan(article, "sq", timing=Timing.NOT_WANTED, by=editor)


def test_a_story_in_the_bin_has_no_plan(editor):
    with pytest.raises(Gone):
        planning.set_plan(ArticleFactory(binned_at=timezone.now()), "mk", timing=Timing.TOGETHER, by=editor)


def test_a_limit_in_the_past_is_refused(editor):
    with pytest.raises(NotReady):
        publishing_release.set_limit(ArticleFactory(), until=soon(-1), by=editor)


def test_the_usual_plan_leaves_no_trace_and_an_assignment_stays(editor):
    article, translator = ArticleFactory(), UserFactory()
    planning.set_plan(article, "sq", timing=Timing.WHEN_READY, by=editor)
    assert not LanguagePlan.objects.exists()
    LanguagePlan.objects.create(article=article, language="sq", assignee=translator)
    planning.set_plan(article, "sq", timing=Timing.TOGETHER, by=editor)
    assert LanguagePlan.objects.get().assignee == translator


def test_what_is_planned_and_missing_or_out_of_date_is_known(editor):
    article = ArticleFactory(published=["mk"])
    EditionFactory(article=article, language="sq", published=True, source_language="mk", source_revision=1)
    LanguagePlan.objects.create(article=article, language="rom", timing=Timing.TOGETHER)
    save_words(article, "mk", {"body": "<p>Ново</p>"}, by=editor)
    fresh = type(article).objects.get(pk=article.pk)
    assert [line.language for line in planning.lines(fresh) if line.is_lacking] == ["rom", "sq"]
