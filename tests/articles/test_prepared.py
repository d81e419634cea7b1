"""Records of questions that are worded once are the records that Django makes."""

import pytest
from django.db.models.signals import post_init

from articles.models import Article, Edition
from articles.prepared import Prepared
from events.models import Event
from tests.factories import ArticleFactory, EventFactory, PictureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return ArticleFactory(published=["en", "mk"], picture=PictureFactory(alt_en="A street"))


def known(record) -> dict:
    """Everything that a record holds."""
    state = {name: value for name, value in vars(record._state).items() if name != "fields_cache"}
    joined = {name: known(other) for name, other in record._state.fields_cache.items()}
    return {name: value for name, value in vars(record).items() if name != "_state"} | {"_": (state, joined)}


@pytest.mark.parametrize(
    "questions",
    [
        lambda: Edition.objects.order_by("pk").select_related("article__section", "article__picture"),
        lambda: Edition.objects.order_by("pk").for_card("en"),
        lambda: Article.objects.order_by("pk").only("headline_en", "picture"),
        lambda: Event.objects.order_by("pk").select_related("venue"),
    ],
)
def test_they_hold_what_records_of_django_hold(story, questions):
    EventFactory()
    found = Prepared(questions(), "default").ask("default")
    assert found
    assert list(map(known, found)) == list(map(known, questions()))


def test_a_record_can_be_changed_and_saved(story):
    (found,) = Prepared(Article.objects.all(), "default").ask("default")
    found.headline_en = "Other words"
    found.save()
    story.refresh_from_db()
    assert (story.headline_en, found.picture.file.name) == ("Other words", story.picture.file.name)


def test_who_listens_to_records_hears_of_them(story):
    heard = []

    def hear(instance, **_signal):
        heard.append(instance.pk)

    post_init.connect(hear, sender=Edition)
    found = Prepared(Edition.objects.order_by("pk"), "default").ask("default")
    post_init.disconnect(hear, sender=Edition)
    assert heard == [edition.pk for edition in found]
