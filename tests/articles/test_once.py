"""Four workers and two editors in the same moment: each edition comes out once, is logged once, is told once."""

from collections import Counter

import pytest

from articles import publishing, signals
from articles.errors import WrongStep
from articles.models import Edition, Transition
from articles.models.transition import Verb
from articles.publishing_times import settle_due
from articles.signals import Kind
from tests.articles.test_same_moment import together
from tests.articles.test_times import after, at
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
HOW_MANY, WORKERS, EDITORS = 100, 4, 2


@pytest.fixture
def heard():
    """Which editions colleagues are told have come out; a list takes an item at a time, whatever the thread."""
    found = []

    def hear(kind, edition, **kwargs):
        if kind == Kind.PUBLISHED:
            found.append(edition.pk)

    signals.happened.connect(hear, weak=False, dispatch_uid="test_once")
    yield found
    signals.happened.disconnect(dispatch_uid="test_once")


def story_rows(**fields):
    """A hundred Macedonian editions of one moment, made as quickly as rows can be."""
    article = ArticleFactory(headline_mk="Наслов", body_mk="<p>Текст</p>")
    model = type(article)
    stories = model.objects.bulk_create(
        model(section=article.section, original_language="mk", headline_mk="Наслов", body_mk="<p>Текст</p>")
        for _ in range(HOW_MANY)
    )
    return Edition.objects.bulk_create(
        Edition(article=story, language="mk", slug=f"vest-{number}", **fields)
        for number, story in enumerate(stories)
    )


def publish_all(editor):
    """An editor who presses the button on every story, one after the other."""

    def press():
        for edition in Edition.objects.order_by("-pk"):
            try:
                publishing.publish(edition, by=editor)
            except WrongStep:
                continue

    return press


def work_until_nothing_is_due():
    while settle_due():
        pass


@pytest.mark.parametrize("hours", [0, 2], ids=["before its time", "when its time has come"])
def test_a_hundred_editions_come_out_once_each(heard, hours):
    with at(0):
        story_rows(status="scheduled", published_at=after(1))
        editors = [publish_all(UserFactory()) for _ in range(EDITORS)]
    with at(hours):
        together(*[work_until_nothing_is_due] * WORKERS, *editors)
        work_until_nothing_is_due()
    steps = Counter(
        Transition.objects.filter(verb__in=[Verb.PUBLISH, Verb.COME_OUT]).values_list("edition", flat=True)
    )
    assert len(steps) == HOW_MANY
    assert set(steps.values()) == {1}
    assert Counter(heard) == steps
    dates = set(Edition.objects.values_list("status", "published_at", "came_out_at"))
    assert dates == {("published", after(min(hours, 1)), after(min(hours, 1)))}


def test_an_end_is_noted_once():
    with at(0):
        story_rows(status="published", published_at=after(-2), came_out_at=after(-2), expires_at=after(-1))
        together(*[work_until_nothing_is_due] * WORKERS)
    assert Transition.objects.filter(verb=Verb.END).count() == HOW_MANY
    assert not Edition.objects.filter(ended_at__isnull=True).exists()
