"""What a journalist decides about a name: linked once, noted, refused where a story takes nothing more."""

import pytest
from django.utils import timezone

from articles.errors import Gone, Killed
from articles.models import Article, Edition, NameChoice
from articles.naming.answering import NoSuchRecord, answer
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    UserFactory,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return ArticleFactory(drafts=["mk"])


def test_a_record_is_linked_once(story):
    person = PersonFactory()
    first = answer(story, by=None, record=f"people.person:{person.pk}")
    second = answer(story, by=None, record=f"people.person:{person.pk}")
    assert list(story.people.all()) == [person]
    assert (first.version, second.version) == (story.version + 1, story.version + 1)
    assert not NameChoice.objects.exists()


def test_every_kind_finds_its_place(story):
    answer(story, by=None, record=f"organizations.organization:{OrganizationFactory().pk}")
    answer(story, by=None, record=f"events.event:{EventFactory().pk}")
    assert (story.organizations.count(), story.events.count()) == (1, 1)


def test_a_choice_is_kept_and_may_be_changed(story, editor):
    organization = OrganizationFactory()
    answer(story, by=editor, about="iru")
    assert (NameChoice.objects.get().record, story.organizations.count()) == ("", 0)
    answer(story, by=editor, about="iru", record=f"organizations.organization:{organization.pk}")
    choice = NameChoice.objects.get()
    assert choice.record == f"organizations.organization:{organization.pk}"
    assert choice.decided_by == editor
    assert list(story.organizations.all()) == [organization]


def test_private_persons_and_strangers_are_never_linked(story):
    private = PersonFactory(private=True)
    for record in (f"people.person:{private.pk}", "people.person:999999999", "events.event:999999999"):
        with pytest.raises(NoSuchRecord):
            answer(story, by=None, about="lamin", record=record)
    assert not NameChoice.objects.exists()
    assert story.people.count() == 0


def test_nothing_is_linked_to_what_was_thrown_away_or_killed(story):
    person = PersonFactory()
    Edition.objects.update(killed_at=timezone.now(), published_at=timezone.now(), status="withdrawn")
    with pytest.raises(Killed):
        answer(story, by=None, record=f"people.person:{person.pk}")
    Article.objects.update(binned_at=timezone.now())
    with pytest.raises(Gone):
        answer(story, by=None, record=f"people.person:{person.pk}")
    assert story.people.count() == 0


def test_two_colleagues_lose_nothing_of_each_other(story):
    seen_by_both = Article.objects.get(pk=story.pk)
    for person in (PersonFactory(), PersonFactory()):
        answer(seen_by_both, by=UserFactory(), record=f"people.person:{person.pk}")
    assert story.people.count() == 2
    assert Article.objects.get().version == seen_by_both.version + 2


def test_the_database_keeps_one_answer_to_a_question(story):
    NameChoice.objects.create(article=story, about="iru")
    refused("articles_namechoice_once", lambda: NameChoice.objects.create(article=story, about="iru"))
    refused("articles_namechoice_says_about_what", lambda: NameChoice.objects.create(article=story, about=""))
