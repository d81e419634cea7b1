"""Who hears of what: never the one who did it, nobody twice, nobody who may not know."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django_tasks_db.models import DBTaskResult

from articles import assigning, publishing, publishing_times, signals, writing
from articles.models import Correction, LanguagePlan, Weight
from articles.models.edition import Edition
from newsroom.models import Notice, NoticeChoice, NoticeKind
from newsroom.notices import tasks
from tests.factories import ArticleFactory, EditionFactory, UserFactory
from tests.newsroom.post import announce, told

pytestmark = pytest.mark.django_db
TOMORROW = date(2999, 5, 11)


@pytest.fixture
def team():
    """Two editors, a journalist and a translator."""
    names = {"ed": "editor", "eva": "editor", "jo": "journalist", "tea": "translator", "tom": "translator"}
    return {name: UserFactory(username=name, role=role) for name, role in names.items()}


@pytest.fixture
def story(team):
    """A story of Jo, in the language of the original, with a translation of Tea."""
    article = ArticleFactory(original_language="mk", created_by=team["jo"])
    EditionFactory(article=article, language="mk")
    EditionFactory(
        article=article, language="sq", source_language="mk", source_revision=1, translator=team["tea"]
    )
    return article


def edition(story, language="mk"):
    return Edition.objects.select_related("article").get(article=story, language=language)


def want(user, kind, by_mail=True):
    NoticeChoice.objects.create(user=user, kind=kind, by_mail=by_mail)


def test_a_text_that_is_handed_in_is_told_to_the_editors(team, story):
    publishing.submit(edition(story), by=team["jo"])
    assert told() == {("submitted", "ed", "mk"), ("submitted", "eva", "mk")}


def test_an_editor_who_hands_in_is_not_told(team, story):
    publishing.submit(edition(story), by=team["ed"])
    assert told() == {("submitted", "eva", "mk")}


def test_a_text_that_no_longer_waits_when_the_worker_comes_is_not_told(team, story):
    publishing.submit(edition(story), by=team["jo"])
    publishing.return_to_draft(edition(story), by=team["jo"])
    assert told() == set()


def test_changes_are_asked_of_the_writer(team, story):
    publishing.submit(edition(story), by=team["jo"])
    publishing.request_changes(edition(story), by=team["ed"], comment="Who says so?")
    assert told() == {("changes_requested", "jo", "mk")}
    assert Notice.objects.get().detail == {"reason": "Who says so?", "by": "ed"}


def test_changes_of_a_translation_are_asked_of_the_translator(team, story):
    publishing.submit(edition(story, "sq"), by=team["tea"])
    publishing.request_changes(edition(story, "sq"), by=team["ed"], comment="Too long.")
    assert told() == {("changes_requested", "tea", "sq")}


def test_who_handed_it_in_hears_as_well(team, story):
    publishing.submit(edition(story), by=team["eva"])
    publishing.request_changes(edition(story), by=team["ed"], comment="Who says so?")
    assert {name for _kind, name, _language in told()} == {"jo", "eva"}


def test_publication_is_told_only_to_those_who_ask_for_it(team, story):
    publishing.publish(edition(story), by=team["ed"])
    assert told() == set()
    want(team["tea"], "published")
    publishing.publish(edition(story, "sq"), by=team["ed"])
    assert told() == {("published", "tea", "sq")}


def test_what_comes_out_by_itself_is_told_too(team, story):
    want(team["jo"], "published")
    waiting = Edition.objects.filter(article=story, language="mk")
    waiting.update(status="scheduled", published_at=story.created_at)
    assert publishing_times.settle_due() == 1
    assert told() == {("published", "jo", "mk")}


def test_unpublishing_is_told_to_the_writer(team, story):
    publishing.publish(edition(story), by=team["ed"])
    publishing.withdraw(edition(story), by=team["ed"], reason="A mistake")
    assert told() == {("withdrawn", "jo", "mk")}


def test_what_one_does_oneself_one_is_not_told(team, story):
    publishing.publish(edition(story), by=team["jo"])
    publishing.withdraw(edition(story), by=team["jo"])
    assert told() == set()


def test_a_killed_story_is_told_to_all_editors_and_writers_once_for_all_languages(team, story):
    with transaction.atomic():
        for language in ("mk", "sq"):
            publishing.publish(edition(story, language), by=team["ed"])
            publishing.kill(edition(story, language), by=team["ed"], reason="Not true")
    assert told() == {("killed", "eva", ""), ("killed", "jo", ""), ("killed", "tea", "")}


def update(story, team, weight):
    words = story.words("mk") | {"body": "<p>Сосема нов текст.</p>"}
    writing.save_words(story, "mk", words, by=team["ed"], weight=weight)


@pytest.mark.parametrize(
    ("weight", "kind"), [(Weight.UPDATE, "source_updated"), (Weight.MAJOR, "source_major")]
)
def test_translators_who_have_fallen_behind_are_told(team, story, weight, kind):
    LanguagePlan.objects.create(article=story, language="sq", assignee=team["tom"])
    LanguagePlan.objects.create(article=story, language="tr", assignee=team["eva"])
    publishing.publish(edition(story), by=team["ed"])
    update(story, team, weight)
    assert told() == {(kind, "tea", "sq"), (kind, "tom", "sq")}


def test_a_typo_is_told_to_nobody(team, story):
    publishing.publish(edition(story), by=team["ed"])
    update(story, team, Weight.TYPO)
    assert told() == set()


def test_a_translator_who_has_caught_up_before_the_worker_came_is_not_told(team, story):
    publishing.publish(edition(story), by=team["ed"])
    update(story, team, Weight.UPDATE)
    Edition.objects.filter(article=story, language="sq").update(source_revision=edition(story).revision)
    assert told() == set()


def test_an_assignment_is_told_to_whom_it_was_given(team, story):
    team["tom"].translator_languages.create(language="tr")
    assigning.assign_translation(story, "tr", to=team["tom"], by=team["ed"], due_on=TOMORROW)
    assert told() == {("assigned", "tom", "tr")}
    assert Notice.objects.get().detail == {"due_on": TOMORROW.isoformat(), "by": "ed"}


def test_an_assignment_that_went_to_somebody_else_is_told_to_that_one_alone(team, story):
    for name in ("tom", "tea"):
        team[name].translator_languages.create(language="tr")
        assigning.assign_translation(story, "tr", to=team[name], by=team["ed"])
    assert told() == {("assigned", "tea", "tr")}


def test_who_takes_a_translation_is_not_told_so(team, story):
    team["tom"].translator_languages.create(language="tr")
    assigning.take_translation(story, "tr", by=team["tom"])
    assert told() == set()


def test_a_correction_is_told_to_the_languages_in_which_it_is_open(team, story):
    correction = Correction.objects.create(article=story, language="mk", by=team["jo"])
    correction.texts.create(language="mk", text="x", state="published", published_at=story.created_at)
    correction.texts.create(language="sq")
    correction.texts.create(language="tr")
    correction.texts.create(language="en", state="not_concerned")
    for language, name in (("tr", "tom"), ("en", "eva")):
        LanguagePlan.objects.create(article=story, language=language, assignee=team[name])
    signals.tell(signals.Kind.CORRECTION, article=story, by=team["jo"], correction=correction.pk)
    assert told() == {("correction", "tea", "sq"), ("correction", "tom", "tr")}


def test_a_schedule_is_told_to_nobody(team, story):
    signals.tell(signals.Kind.SCHEDULED, article=story, edition=edition(story), by=team["ed"])
    assert DBTaskResult.objects.count() == 0


def test_the_same_happening_announced_twice_is_told_once(team, story):
    publishing.submit(edition(story), by=team["jo"])
    arguments = DBTaskResult.objects.get().args_kwargs["kwargs"]
    announce()
    assert tasks.announce.func(**arguments) == 2
    assert Notice.objects.count() == 2


def test_two_happenings_of_one_kind_are_two(team, story):
    for _time in range(2):
        publishing.submit(edition(story), by=team["jo"])
        announce()
        publishing.return_to_draft(edition(story), by=team["jo"])
    assert Notice.objects.filter(recipient=team["ed"]).count() == 2


def test_what_is_rolled_back_is_not_told(team, story):
    with transaction.atomic():
        publishing.submit(edition(story), by=team["jo"])
        transaction.set_rollback(True)
    assert told() == set()
    assert DBTaskResult.objects.count() == 0


@pytest.mark.parametrize("error", [RuntimeError("broken"), DatabaseError("gone")])
def test_a_notice_that_cannot_be_written_never_disturbs_the_save(team, story, monkeypatch, caplog, error):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(tasks, "announce", type("Broken", (), {"enqueue": staticmethod(fail)}))
    publishing.submit(edition(story), by=team["jo"])
    assert edition(story).status == "in_review"
    assert "Nobody will be told" in caplog.text


def test_who_declines_is_left_in_peace(team, story):
    want(team["ed"], "submitted", by_mail=False)
    publishing.submit(edition(story), by=team["jo"])
    assert told() == {("submitted", "eva", "mk")}


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_who_has_left_or_has_no_address_is_not_told(team, story, change):
    type(team["ed"]).objects.filter(pk=team["ed"].pk).update(**change)
    publishing.submit(edition(story), by=team["jo"])
    assert told() == {("submitted", "eva", "mk")}


def test_who_may_not_see_the_story_any_more_is_not_told_its_headline(team, story):
    team["tea"].groups.clear()
    publishing.submit(edition(story, "sq"), by=team["tea"])
    publishing.request_changes(edition(story, "sq"), by=team["ed"], comment="Too long.")
    assert told() == set()


def test_a_story_that_was_deleted_meanwhile_is_told_to_nobody(team, story):
    publishing.submit(edition(story), by=team["jo"])
    story.delete()
    assert told() == set()


def test_every_kind_has_a_rule():
    from newsroom.notices.recipients import RECIPIENTS
    from newsroom.notices.wording import SENTENCES

    assert set(RECIPIENTS) == set(SENTENCES) == set(NoticeKind)
