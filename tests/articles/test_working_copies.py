"""What is kept while somebody types, and who is told that somebody does."""

import pytest
import time_machine

from articles import working_copies, writing
from articles.errors import EditConflict
from articles.models import Article, Edition, Revision, WorkingCopy
from articles.working_copies import LONGEST, TooLong
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
TAB, OTHER_TAB = "a1", "b2"


@pytest.fixture
def ana():
    return UserFactory(first_name="Ana", last_name="Kovač", role="editor")


@pytest.fixture
def article():
    return ArticleFactory(drafts=["mk"])


def type_in(user, article, headline="Ново", tab=TAB, language="mk", version=1):
    return working_copies.keep(user, article, language, {"headline": headline}, tab=tab, version=version)


def test_typing_changes_no_edition(ana, article):
    before = Edition.objects.values().get()
    type_in(ana, article)
    assert Edition.objects.values().get() == before
    assert not Revision.objects.exists()
    assert Article.objects.get().headline_mk == article.headline_mk


def test_what_was_typed_waits_for_its_writer_only(ana, article):
    type_in(ana, article, "Мое")
    assert working_copies.waiting(ana, article, "mk").words["headline"] == "Мое"
    assert working_copies.waiting(UserFactory(), article, "mk") is None


def test_what_says_the_same_as_the_story_does_not_wait(ana, article):
    working_copies.keep(ana, article, "mk", article.words("mk"), tab=TAB, version=1)
    assert working_copies.waiting(ana, article, "mk") is None


def test_two_tabs_do_not_take_each_others_text(ana, article):
    type_in(ana, article, "Прво", TAB)
    type_in(ana, article, "Второ", OTHER_TAB)
    type_in(ana, article, "Второ и трето", OTHER_TAB)
    assert working_copies.waiting(ana, article, "mk").words["headline"] == "Второ и трето"
    assert [copy.words["headline"] for copy in working_copies.laid_aside(ana, article, "mk")] == ["Прво"]


def test_saving_takes_the_copy_of_its_own_tab_away(ana, article):
    type_in(ana, article, tab=TAB)
    working_copies.finished(ana, article, "mk", tab=OTHER_TAB)
    assert working_copies.waiting(ana, article, "mk")
    working_copies.finished(ana, article, "mk", tab=TAB)
    assert working_copies.waiting(ana, article, "mk") is None


def test_a_story_that_was_never_saved(ana):
    type_in(ana, None, "Почеток", version=0)
    assert [copy.words["headline"] for copy in working_copies.waiting_new(ana)] == ["Почеток"]
    working_copies.finished(ana, ArticleFactory(), "mk", tab=TAB)
    assert working_copies.waiting_new(ana) == []


def test_what_is_thrown_away_can_be_found_for_thirty_days(ana, article):
    with time_machine.travel("2026-11-01T12:00Z", tick=False):
        copy = type_in(ana, article, "Не сакам")
        assert working_copies.throw_away(ana, copy.key)
        assert not working_copies.throw_away(ana, copy.key)
        assert working_copies.waiting(ana, article, "mk") is None
    with time_machine.travel("2026-12-01T11:59Z", tick=False):
        working_copies.purge_old()
        assert working_copies.laid_aside(ana, article, "mk").get().words["headline"] == "Не сакам"
    with time_machine.travel("2026-12-01T12:00Z", tick=False):
        assert working_copies.purge_old() == 1
    assert not WorkingCopy.objects.exists()


def test_nobody_throws_away_what_another_typed(ana, article):
    copy = type_in(ana, article)
    assert not working_copies.throw_away(UserFactory(), copy.key)
    assert WorkingCopy.objects.get().words


def test_who_is_there_is_seen_for_two_minutes(ana, article):
    bojan = UserFactory()
    with time_machine.travel("2026-11-01T12:20Z", tick=False) as clock:
        working_copies.look(ana, article, "mk", tab=TAB)
        assert working_copies.others(ana, article, "mk") == []
        assert [copy.user for copy in working_copies.others(bojan, article, "mk")] == [ana]
        assert working_copies.others(bojan, article, "sq") == []
        opened = WorkingCopy.objects.get().opened_at
        clock.shift(119)
        working_copies.look(ana, article, "mk", tab=TAB)
        assert WorkingCopy.objects.get().opened_at == opened
        clock.shift(121)
        assert working_copies.others(bojan, article, "mk") == []
        working_copies.look(ana, article, "mk", tab=TAB)
        assert WorkingCopy.objects.get().opened_at > opened


def test_who_only_looked_is_forgotten_the_next_day(ana, article):
    with time_machine.travel("2026-11-01T12:00Z", tick=False):
        working_copies.look(ana, article, "mk", tab=TAB)
    with time_machine.travel("2026-11-02T12:00Z", tick=False):
        assert working_copies.purge_old() == 1


def test_a_flood_is_refused_and_markup_cleaned(ana, article):
    with pytest.raises(TooLong):
        working_copies.keep(ana, article, "mk", {"body": "x" * (LONGEST + 1)}, tab=TAB, version=1)
    assert not WorkingCopy.objects.exists()
    bad = {"body": "<p>да<script>alert(1)</script></p>", "headline": "a\x00b", "slug": "x"}
    copy = working_copies.keep(ana, article, "mk", bad, tab=TAB, version=1)
    assert "script" not in copy.words["body"]
    assert copy.words["headline"] == "ab"
    assert "slug" not in copy.words


def test_a_colleague_has_room_for_many_texts_but_not_for_endless_ones(ana, monkeypatch):
    monkeypatch.setattr(working_copies, "MOST_COPIES", 2)
    for number in range(4):
        type_in(ana, None, str(number), tab=f"t{number}", version=0)
    assert {copy.words["headline"] for copy in working_copies.waiting_new(ana)} == {"2", "3"}


def test_the_version_is_checked_where_it_is_written(ana, article, monkeypatch):
    """Even if the check before it saw an older version: the UPDATE itself finds nothing."""
    stale = article.editions.get()
    writing.save_words(article, "mk", {"headline": "Од Бојан"}, by=None)
    monkeypatch.setattr(writing, "_as_it_stands", lambda *args: (Article.objects.get(), stale))
    with pytest.raises(EditConflict):
        writing.save_words(article, "mk", {"headline": "Од Ана"}, by=ana, version=1)
    assert Article.objects.get().headline_mk == "Од Бојан"
    assert Revision.objects.count() == 1
