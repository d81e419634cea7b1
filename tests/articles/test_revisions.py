"""Every text that was saved is kept; a change says how big it is; a translation knows what it was made from."""

import pytest
from django.utils import timezone

from articles import signals
from articles.errors import EditConflict, Gone
from articles.models import Edition, Revision, Transition, Weight
from articles.revisions import confirm_current
from articles.staleness import source_of, staleness
from articles.writing import restore, save_words
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """What the newsroom was told."""
    kinds = []

    def listen(kind, edition, **kwargs):
        kinds.append((kind, edition.language))

    signals.happened.connect(listen)
    yield kinds
    signals.happened.disconnect(listen)


def story():
    """A Macedonian story that is out, with an Albanian translation of its present words."""
    article = ArticleFactory()
    first = save_words(article, "mk", {"headline": "Еден два три", "body": "<p>Текст</p>"}, by=None)
    Edition.objects.filter(pk=first.pk).update(
        status="published", published_at=timezone.now(), came_out_at=timezone.now()
    )
    save_words(article, "sq", {"headline": "Një dy tre"}, by=None, source_revision=first.revision)
    return article


def behind(article, language="sq"):
    editions = list(article.editions.all())
    edition = next(e for e in editions if e.language == language)
    return staleness(edition, source_of(edition, editions))


def change(article, headline, weight=Weight.UPDATE):
    return save_words(article, "mk", {"headline": headline}, by=None, weight=weight)


def test_every_save_of_changed_words_is_kept_and_a_save_without_change_is_not():
    article = story()
    change(article, "Еден два четири")
    change(article, "Еден два четири")
    kept = Revision.objects.filter(edition__language="mk").order_by("number")
    assert [(r.number, r.headline, r.body) for r in kept] == [
        (1, "Еден два три", "<p>Текст</p>"),
        (2, "Еден два четири", "<p>Текст</p>"),
    ]


@pytest.mark.parametrize(
    ("weight", "level", "told"),
    [
        (Weight.TYPO, "", []),
        (Weight.UPDATE, "update", [("source_updated", "mk")]),
        (Weight.MAJOR, "major", [("source_major", "mk")]),
    ],
)
def test_the_size_of_a_change_decides_who_hears_of_it(heard, weight, level, told):
    article = story()
    change(article, "Еден два четири", weight)
    assert behind(article).level == level
    assert heard == told


def test_a_typo_after_an_update_does_not_hide_the_update():
    article = story()
    change(article, "Еден два четири", Weight.MAJOR)
    change(article, "Еден два четири!", Weight.TYPO)
    change(article, "Еден два пет!")
    found = behind(article)
    assert (found.level, found.words) == ("major", 3)


def test_a_typo_is_no_news_for_readers():
    article = story()
    assert change(article, "Еден два четири", Weight.TYPO).updated_at is None
    assert change(article, "Еден два пет").updated_at is not None


def test_a_draft_tells_nobody(heard):
    article = ArticleFactory()
    change(article, "Прво")
    change(article, "Второ", Weight.MAJOR)
    assert heard == []


def test_saving_a_translation_against_the_present_source_ends_its_staleness():
    article = story()
    source = change(article, "Еден два четири", Weight.MAJOR)
    save_words(article, "sq", {"headline": "Një dy katër"}, by=None, source_revision=source.revision)
    assert not behind(article)
    assert behind(article).words == 0


def test_a_translation_saved_against_an_older_source_stays_stale():
    article = story()
    change(article, "Еден два четири", Weight.MAJOR)
    save_words(article, "sq", {"headline": "Një dy katër"}, by=None, source_revision=1)
    assert behind(article).is_major


def test_still_correct_changes_no_words_and_is_logged():
    article, user = story(), UserFactory()
    change(article, "Еден два четири", Weight.MAJOR)
    edition = confirm_current(article.editions.get(language="sq"), by=user)
    assert not behind(article)
    assert (edition.headline, edition.revision) == ("Një dy tre", 1)
    assert (Transition.objects.get().verb, Transition.objects.get().by) == ("confirm", user)
    confirm_current(edition, by=user)
    assert Transition.objects.count() == 1


def test_an_earlier_text_comes_back_as_a_new_revision():
    article = story()
    now = change(article, "Еден два четири")
    first = Revision.objects.get(edition=now, number=1)
    restored = restore(now, revision=first, by=UserFactory(), version=now.version)
    assert (restored.headline, restored.revision) == ("Еден два три", 3)
    assert list(now.revisions.values_list("number", "restored_from")) == [(3, 1), (2, None), (1, None)]
    with pytest.raises(EditConflict):
        restore(now, revision=first, by=None, version=now.version)


def test_words_are_not_saved_into_a_story_in_the_bin():
    article = EditionFactory().article
    article.binned_at = timezone.now()
    article.save()
    with pytest.raises(Gone):
        save_words(article, "mk", {"headline": "Друго"}, by=None)
