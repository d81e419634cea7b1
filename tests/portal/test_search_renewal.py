"""What can be found changes with what is published, renamed, linked and deleted: in the same transaction."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import binning, publishing, publishing_times, writing
from articles.models import Edition
from newsroom.merging.service import merge
from newsroom.merging.undoing import undo
from portal.search import renewing, tasks
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    SectionFactory,
    TagFactory,
    UserFactory,
)
from tests.portal.finding import found, key

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def editor():
    return UserFactory(role="editor")


def draft(language="mk", **words) -> Edition:
    """A draft about a word that nothing else contains."""
    return EditionFactory(language=language, **{f"words__{field}": text for field, text in words.items()})


def test_published_is_found_in_the_same_transaction(editor):
    edition = draft(headline="Квазар над Шутка")
    assert found("квазар") == set()
    with transaction.atomic():
        publishing.publish(edition, by=editor)
        assert found("kvazar") == {key(edition)}


def test_what_is_rolled_back_is_not_found(editor):
    edition = draft(headline="Квазар над Шутка")
    with transaction.atomic():
        publishing.publish(edition, by=editor)
        assert found("kvazar") == {key(edition)}
        transaction.set_rollback(True)
    assert found("kvazar") == set()


def test_withdrawn_and_killed_are_gone_at_once(editor):
    for leave in (
        lambda edition: publishing.withdraw(edition, by=editor),
        lambda edition: publishing.kill(edition, by=editor, reason="wrong"),
    ):
        edition = publishing.publish(draft(headline="Квазар"), by=editor)
        assert found("kvazar") == {key(edition)}
        leave(edition)
        assert found("kvazar") == set()


def test_binned_and_purged_stories_are_not_found(editor):
    edition = publishing.publish(draft(headline="Квазар"), by=editor)
    edition = publishing.withdraw(edition, by=editor)
    binning.put_into_bin(edition.article, by=editor)
    assert found("kvazar") == set()
    article = binning.restore_from_bin(edition.article, by=editor)
    publishing.publish(article.editions.get(), by=editor)
    assert found("kvazar") == {key(edition)}
    article.delete()
    assert found("kvazar") == set()


def test_scheduled_is_found_when_its_time_comes_without_anybody(editor):
    edition = draft(headline="Квазар")
    publishing.schedule(edition, at=timezone.now() + HOUR, by=editor)
    assert found("kvazar") == set()
    with time_machine.travel(timezone.now() + HOUR + timedelta(minutes=1), tick=False):
        assert found("kvazar") == {key(edition)}
        publishing_times.settle_due()
        assert found("kvazar") == {key(edition)}


def test_taken_off_the_schedule_never_comes(editor):
    edition = publishing.schedule(draft(headline="Квазар"), at=timezone.now() + HOUR, by=editor)
    publishing.return_to_draft(edition, by=editor)
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        assert found("kvazar") == set()


def test_an_embargo_keeps_it_until_its_time(editor):
    edition = draft(headline="Квазар")
    publishing_times.set_embargo(edition, until=timezone.now() + HOUR, by=editor)
    publishing.publish(Edition.objects.get(pk=edition.pk), by=editor)
    assert found("kvazar") == set()
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        assert found("kvazar") == {key(edition)}


def test_what_ends_is_gone_at_its_time_without_anybody(editor):
    edition = publishing.publish(draft(headline="Квазар"), by=editor)
    publishing_times.set_expiry(edition, at=timezone.now() + HOUR, by=editor)
    assert found("kvazar") == {key(edition)}
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        assert found("kvazar") == set()
        publishing_times.settle_due()
        assert found("kvazar") == set()


def test_changed_words_are_found_and_the_old_ones_are_not(editor):
    edition = publishing.publish(draft(headline="Квазар"), by=editor)
    writing.save_words(edition.article, "mk", {"headline": "Пулсар"}, by=editor)
    assert found("квазар") == set()
    assert found("пулсар") == {key(edition)}


def test_each_language_is_found_by_its_own_words(editor):
    article = ArticleFactory()
    mine = EditionFactory(article=article, language="mk", published=True, words__headline="Квазар")
    EditionFactory(article=article, language="sq", words__headline="Kuazarrrr")
    assert found("kvazar") == {key(mine)}
    assert found("kuazarrrr") == set()


def test_saving_a_draft_does_not_touch_the_index(editor):
    edition = draft(headline="Квазар")
    person = PersonFactory()
    with CaptureQueriesContext(connection) as queries:
        writing.save_words(edition.article, "mk", {"headline": "Пулсар"}, by=editor)
        edition.article.people.add(person)
    assert [query["sql"] for query in queries if "search_" in query["sql"]] == []
    assert found("пулсар") == set()


def test_a_story_is_found_under_every_name_of_who_it_is_about(editor):
    edition = publishing.publish(draft(headline="Средба"), by=editor)
    person = PersonFactory(name_en="Antonio Tajani", name_mk="Антонио Тајани")
    body = OrganizationFactory(name_en="International Romani Union", acronym_en="IRU")
    edition.article.people.add(person)
    edition.article.organizations.add(body)
    assert found("tajani") == {key(edition), key(person)}
    assert found("iru") == {key(edition), key(body)}
    name = person.other_names.create(name="Antonio Tianni", kind="misspelling")
    assert found("tianni") == {key(edition), key(person)}
    name.delete()
    assert found("tianni") == set()
    edition.article.people.remove(person)
    assert found("tajani") == {key(person)}
    edition.article.organizations.clear()
    assert found("iru") == {key(body)}


def test_links_made_from_the_other_side(editor):
    edition = publishing.publish(draft(headline="Средба"), by=editor)
    person = PersonFactory(name_en="Antonio Tajani")
    person.articles.add(edition.article)
    assert key(edition) in found("tajani")
    person.articles.clear()
    assert found("tajani") == {key(person)}


def test_a_new_name_reaches_the_stories(editor):
    edition = publishing.publish(draft(headline="Средба"), by=editor)
    person = PersonFactory(name_en="Antonio Tajani")
    edition.article.people.add(person)
    person.name_en = "Antonio Neimar"
    person.save()
    assert found("neimar") == {key(edition), key(person)}
    assert found("tajani") == set()


def test_whoever_becomes_private_is_found_no_more_and_gone_is_gone(editor):
    edition = publishing.publish(draft(headline="Средба"), by=editor)
    person = PersonFactory(name_en="Antonio Tajani")
    edition.article.people.add(person)
    person.is_private = True
    person.save()
    assert found("tajani") == set()
    person.is_private = False
    person.save()
    assert found("tajani") == {key(edition), key(person)}
    person.delete()
    assert found("tajani") == set()
    private = PersonFactory(private=True, name_en="Lamin Kvazar")
    edition.article.people.add(private)
    assert found("kvazar") == set()


def test_filters_follow_section_kind_and_links(editor):
    edition = publishing.publish(draft(headline="Квазар"), by=editor)
    article, person = edition.article, PersonFactory()
    other, tag = SectionFactory(), TagFactory()
    article.section, article.kind = other, "opinion"
    article.save()
    article.people.add(person)
    article.tags.add(tag)
    for facet in (
        f"section:{other.pk}",
        "type:opinion",
        f"person:{person.pk}",
        f"tag:{tag.pk}",
        "language:mk",
    ):
        assert found("kvazar", facets=frozenset({facet})) == {key(edition)}, facet
    article.tags.remove(tag)
    assert found("kvazar", facets=frozenset({f"tag:{tag.pk}"})) == set()


def test_events_are_found_by_all_their_names():
    event = EventFactory(name_en="World Romani Congress", name_mk="Светски ромски конгрес")
    event.other_names.create(name="WRC")
    assert found("wrc") == found("svetski kongres") == found("world congress") == {key(event)}
    event.delete()
    assert found("wrc") == set()


def test_a_topic_is_found_as_long_as_one_of_its_stories_is(editor):
    tag = TagFactory(name_en="Quasars")
    edition = draft(headline="Средба")
    edition.article.tags.add(tag)
    assert found("quasars") == set()
    publishing.schedule(edition, at=timezone.now() + HOUR, by=editor)
    assert found("quasars") == set()
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        assert found("quasars") == {key(tag)}
        publishing_times.settle_due()
        assert found("quasars") == {key(tag)}
        publishing.withdraw(Edition.objects.get(pk=edition.pk), by=editor)
        assert found("quasars") == set()
        publishing.publish(Edition.objects.get(pk=edition.pk), by=editor)
        tag.delete()
        assert found("quasars") == set()


def test_a_language_that_is_switched_off_is_shown_to_nobody(client, settings, editor):
    publishing.publish(draft("sq", headline="Kuazar mbi qytet"), by=editor)
    assert "mbi qytet" in client.get("/en/search/", {"q": "kuazar"}).content.decode()
    settings.LANGUAGES = [pair for pair in settings.LANGUAGES if pair[0] != "sq"]
    assert "mbi qytet" not in client.get("/en/search/", {"q": "kuazar"}).content.decode()
    EditionFactory(language="sq", published=True, words__headline="Kuazar tjeter")
    assert found("tjeter") == set()


def test_merged_records_are_found_as_one_and_apart_again(editor):
    edition = publishing.publish(draft(headline="Средба"), by=editor)
    kept, gone = PersonFactory(name_en="Antonio Tajani"), PersonFactory(name_en="Antonio Tianni")
    edition.article.people.add(gone)
    done = merge(kept, gone, by=editor)
    assert found("tianni") == found("tajani") == {key(edition), key(kept)}
    assert found("средба", facets=frozenset({f"person:{kept.pk}"})) == {key(edition)}
    undo(done, by=editor)
    assert found("tajani") == {key(kept)}
    assert found("tianni") == {key(edition), key(gone)}


def test_many_stories_of_one_name_are_left_to_the_worker(monkeypatch, editor):
    monkeypatch.setattr(renewing, "AT_ONCE", 2)
    person = PersonFactory(name_en="Antonio Tajani")
    for _number in range(5):
        person.articles.add(ArticleFactory(published=["mk"]))
    DBTaskResult.objects.all().delete()
    person.other_names.create(name="Tianni")
    assert len(found("tianni")) == 1 + 2
    (waiting,) = DBTaskResult.objects.all()
    assert tasks.renew.func(**waiting.args_kwargs["kwargs"]) == 3
    assert len(found("tianni")) == 1 + 5


def reading(action) -> int:
    """How many questions an action asks of tables that are not the index."""
    with CaptureQueriesContext(connection) as queries:
        action()
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    return len([sql for sql in asked if "search_" not in sql])


def test_what_is_out_costs_the_same_with_many_links(editor):
    edition = publishing.publish(draft(headline="Квазар"), by=editor)
    counted = []
    for links in (1, 15):
        edition.article.people.set([PersonFactory() for _number in range(links)])
        edition.article.organizations.set([OrganizationFactory() for _number in range(links)])
        counted.append(reading(lambda: renewing.editions([edition.pk])))
    assert counted == [9, 9]
    nobody_reads_it = draft().article_id
    assert reading(lambda: renewing.articles([nobody_reads_it])) == 1
