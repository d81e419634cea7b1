"""Forms that save themselves, and the choices that a colleague has afterwards."""

import pytest
import time_machine
from django.urls import reverse

from articles import binning, publishing, publishing_times, working_copies, writing
from articles.models import Article, Edition, Revision, WorkingCopy
from tests.articles.newsroom import add, change_url, desk_data, desk_url, log_in, story_data
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db
AUTOSAVE = "/admin/articles/article/autosave/"
TEXT = "Додека пишувам"


@pytest.fixture
def article():
    return ArticleFactory(drafts=["mk"])


def save_itself(client, article=None, language="mk", tab="a1", version=1, **words):
    data = {"article": article.pk if article else "", "language": language, "tab": tab, "version": version}
    return client.post(AUTOSAVE, data | words)


def test_a_form_saves_itself_without_touching_the_edition(client, article):
    user = log_in(client, "editor")
    before = Edition.objects.values().get()
    told = save_itself(client, article, headline=TEXT).json()
    assert told["text"].startswith("Saved while typing")
    assert (told["version"], told["warning"], told["present"]) == (1, "", "")
    assert Edition.objects.values().get() == before
    assert not Revision.objects.exists()
    assert working_copies.waiting(user, article, "mk").words["headline"] == TEXT


def test_logged_out_without_a_right_or_without_a_story(client, article):
    assert save_itself(client, article, headline=TEXT).status_code == 401
    assert client.get(AUTOSAVE).status_code == 401
    log_in(client, "translator", translates=["sq"])
    assert save_itself(client, article, "mk", headline=TEXT).status_code == 403
    assert save_itself(client, article, "tr", headline=TEXT).status_code == 403
    assert save_itself(client, None, headline=TEXT).status_code == 403
    assert not WorkingCopy.objects.exists()
    assert save_itself(client, article, "sq", headline=TEXT).status_code == 200
    binning.put_into_bin(article, by=None)
    assert save_itself(client, article, "sq", headline=TEXT).status_code == 409


@pytest.mark.parametrize("change", [
    {"tab": ""}, {"language": "de"}, {"article": "x"}, {"article": "9" * 30}, {"version": "-1"}, {"version": "9" * 30},
    {"article": "9" * 5000}, {"article": "²"}, {"version": "9" * 5000},
])  # fmt: skip
def test_nonsense_is_no_error_page(client, article, change):
    log_in(client, "editor")
    data = {"article": article.pk, "language": "mk", "tab": "a1", "version": 1, "headline": TEXT} | change
    assert client.post(AUTOSAVE, data).status_code in {200, 409}


def test_a_flood_is_refused(client, article, monkeypatch):
    monkeypatch.setattr(working_copies, "LONGEST", 10)
    log_in(client, "editor")
    assert save_itself(client, article, headline="x" * 11).status_code == 413


def test_what_waits_is_offered_and_can_be_taken_over_or_thrown_away(client, article):
    user = log_in(client, "editor")
    save_itself(client, article, headline=TEXT)
    page = client.get(change_url(article))
    assert "did not save it" in page.content.decode()
    assert f'name="headline" value="{article.headline_mk}"' in page.content.decode()
    taken = client.get(change_url(article) + "?take_over=a1").content.decode()
    assert f'name="headline" value="{TEXT}"' in taken
    assert 'name="tab" value="a1"' in taken
    client.post(reverse("admin:articles_article_throw_away"), {"key": f"{article.pk}:mk"})
    assert working_copies.waiting(user, article, "mk") is None
    assert "did not save it" not in client.get(change_url(article)).content.decode()
    assert (
        TEXT
        in client.get(reverse("admin:articles_article_revisions", args=[article.pk, "mk"])).content.decode()
    )


def test_what_was_taken_over_still_finds_out_what_happened_since(client, article):
    log_in(client, "editor")
    save_itself(client, article, headline=TEXT)
    writing.save_words(article, "mk", {"headline": "Од Бојан"}, by=None)
    form = client.get(change_url(article) + "?take_over=a1").context["adminform"].form
    assert (form.initial["headline"], form.initial["version"]) == (TEXT, 1)
    page = client.post(change_url(article), story_data(article, headline=TEXT, version=1)).content.decode()
    assert "Nothing of yours is lost" in page


def test_a_real_save_takes_the_copy_away(client, article):
    user = log_in(client, "editor")
    save_itself(client, article, headline=TEXT)
    client.post(change_url(article), story_data(article, headline=TEXT + "!", tab="a1"))
    assert working_copies.waiting(user, article, "mk") is None
    assert "did not save it" not in client.get(change_url(article)).content.decode()


def test_a_story_that_was_never_saved_is_offered_and_gone_once_it_is(client):
    log_in(client, "contributor")
    save_itself(client, None, headline=TEXT, version=0)
    url = reverse("admin:articles_article_add")
    assert TEXT in client.get(url).content.decode()
    assert f'name="headline" value="{TEXT}"' in client.get(url + "?take_over=a1").content.decode()
    add(client, headline=TEXT, tab="a1")
    assert "did not save it" not in client.get(url).content.decode()
    assert Article.objects.count() == 1


def test_nobody_is_offered_what_another_typed(client, article):
    log_in(client, "editor")
    save_itself(client, article, headline=TEXT)
    log_in(client, "editor")
    assert TEXT not in client.get(change_url(article) + "?take_over=a1").content.decode()


def test_a_second_colleague_is_told_who_is_there(client, article):
    with time_machine.travel("2026-11-20T12:20Z", tick=False) as clock:
        log_in(client, "editor", first_name="Ana", last_name="Kovač")
        client.get(change_url(article))
        log_in(client, "editor", first_name="Bojan")
        page = client.get(change_url(article)).content.decode()
        assert "Ana Kovač has this text open since" in page
        assert (
            "Ana Kovač has this text open since"
            in save_itself(client, article, headline=TEXT).json()["present"]
        )
        clock.shift(130)
        assert "Ana Kovač has this text" not in client.get(change_url(article)).content.decode()


def test_who_types_is_told_that_another_has_saved(client, article):
    ana = UserFactory(first_name="Ana")
    log_in(client, "editor")
    writing.save_words(article, "mk", {"headline": "Од Ана"}, by=ana)
    told = save_itself(client, article, headline=TEXT, version=1).json()
    assert told["warning"].startswith("Ana saved at")
    assert told["version"] == 2
    assert "warning" in save_itself(client, article, version=1).json()


def test_the_later_save_sees_both_and_has_three_choices(client, article):
    log_in(client, "editor", first_name="Ana")
    old = story_data(article, headline="Текстот на Бојан", seen_revision=1)
    client.post(change_url(article), story_data(article, headline="Текстот на Ана"))
    bojan = log_in(client, "editor")
    response = client.post(change_url(article), old)
    page = response.content.decode()
    assert "Saved meanwhile by Ana" in page
    assert "<del>" in page
    assert "<ins>" in page
    assert reverse("admin:articles_article_discard", args=[article.pk, "mk"]) in page
    form = response.context["adminform"].form
    # The second press keeps theirs as a text of its own.
    again = old | {name: form[name].value() for name in ("version", "seen_revision", "facts_version")}
    assert client.post(change_url(article), again | {"_save": "1"}).status_code == 302
    assert [text.headline for text in Revision.objects.order_by("number")] == [
        "Текстот на Ана",
        "Текстот на Бојан",
    ]
    assert Revision.objects.get(number=3).by == bojan


def test_the_third_choice_puts_mine_aside(client, article):
    user = log_in(client, "editor")
    writing.save_words(article, "mk", {"headline": "Од Ана"}, by=None)
    url = reverse("admin:articles_article_discard", args=[article.pk, "mk"])
    assert client.post(url, story_data(article, headline=TEXT, tab="a1")).url == change_url(article)
    assert Article.objects.get().headline_mk == "Од Ана"
    copy = working_copies.laid_aside(user, article, "mk").get()
    page = client.get(
        reverse("admin:articles_article_aside", args=[article.pk, "mk", copy.pk])
    ).content.decode()
    assert TEXT in page
    log_in(client, "editor")
    assert (
        client.get(reverse("admin:articles_article_aside", args=[article.pk, "mk", copy.pk])).status_code
        == 404
    )
    log_in(client, "contributor")
    assert client.post(url, story_data(article, headline=TEXT)).status_code == 403


def test_a_translator_and_an_editor_at_one_translation(client):
    article = ArticleFactory(published=["mk"], drafts=["sq"])
    editor = log_in(client, "editor")
    old = desk_data(article, "sq", headline="Nga Besa")
    client.post(desk_url(article, "sq"), desk_data(article, "sq", headline="Nga redaktori"))
    log_in(client, "translator", translates=["sq"])
    page = client.post(desk_url(article, "sq"), old).content.decode()
    assert "Nga redaktori" in page
    assert "Nga Besa" in page
    assert Edition.objects.get(language="sq").changed_by == editor


def test_a_story_that_comes_out_in_between_takes_the_text_only_with_its_size(client):
    """The scheduler has no words, so there is nothing to choose from; but readers have the text by now."""
    with time_machine.travel("2026-11-20T12:00Z", tick=False) as clock:
        edition = EditionFactory()
        log_in(client, "editor")
        publishing.schedule(edition, at=clock_in(3600), by=None)
        article = edition.article
        form = client.get(change_url(article)).context["adminform"].form
        seen = {name: form.initial[name] for name in ("version", "seen_revision", "tab")}
        clock.shift(4000)
        log_in(client, "editor")
        assert publishing_times.settle_due() == 1
        data = story_data(article, headline=TEXT, weight="") | seen
        page = client.post(change_url(article), data).content.decode()
        assert TEXT in page
        assert Article.objects.get().headline_mk != TEXT
        client.post(change_url(article), data | {"weight": "typo"})
        assert Article.objects.get().headline_mk == TEXT


def test_another_step_in_between_is_told_as_such(client, article):
    log_in(client, "editor", first_name="Ana")
    old = story_data(article, headline=TEXT, seen_revision=1)
    client.post(
        change_url(article),
        story_data(
            article,
            seen_revision=1,
            headline=article.headline_mk,
            body=article.body_mk,
            standfirst=article.standfirst_mk,
            dateline=article.dateline_mk,
            _submit="1",
        ),
    )
    log_in(client, "editor")
    page = client.post(change_url(article), old).content.decode()
    assert "Nobody has changed the words meanwhile, but Ana" in page
    assert TEXT in page
    assert Article.objects.get().headline_mk != TEXT


def clock_in(seconds):
    from datetime import timedelta

    from django.utils import timezone

    return timezone.now() + timedelta(seconds=seconds)


def test_a_bulk_action_in_between_is_a_conflict_too(client, article):
    log_in(client, "editor")
    old = story_data(article, headline=TEXT)
    binning.put_into_bin(article, by=None)
    binning.restore_from_bin(article, by=None)
    page = client.post(change_url(article), old).content.decode()
    assert TEXT in page
    assert Article.objects.get().headline_mk != TEXT


def test_autosave_in_between_disturbs_nobody(client, article):
    ana = UserFactory(role="editor")
    log_in(client, "editor")
    old = story_data(article, headline=TEXT)
    working_copies.keep(ana, article, "mk", {"headline": "Ана пишува"}, tab="b2", version=1)
    assert client.post(change_url(article), old).status_code == 302
    assert working_copies.waiting(ana, article, "mk")
