"""A translation that readers see follows its original: the translator hands words in, an editor decides."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import handing_in, publishing, signals, working_copies
from articles.errors import EditConflict, NotReady, Settled, WrongStep
from articles.models import Article, Edition, Revision, Transition, WorkingCopy
from articles.revisions import confirm_current
from articles.writing import save_words
from newsroom.models import NoticeKind
from newsroom.notices.recipients import RECIPIENTS, Happening
from tests.articles.newsroom import desk_url, log_in
from tests.articles.translating import albanian, change_source, send, translated_story
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NEW = {"headline": "Titull i ri", "body": "<p>Treqind familje.</p>"}


@pytest.fixture
def article():
    article = translated_story()
    publishing.publish(albanian(), by=UserFactory())
    change_source(article)
    return article


@pytest.fixture
def besa():
    return UserFactory(role="translator", translates=["sq"], first_name="Besa", last_name="Krasniqi")


def hand_in(article, besa, **changes):
    words = article.words("sq") | NEW | changes
    return handing_in.hand_in(albanian(), words, by=besa, source_language="mk", source_revision=2)


def answer(client, copy, **data):
    url = reverse("admin:articles_article_update", args=[copy.article_id, "sq", copy.pk])
    seen = {"version": albanian().version, "seen": copy.handed_in_at.isoformat()}
    return client.post(url, seen | data, follow=True)


def test_the_translator_sends_words_and_readers_keep_theirs(client, article, besa):
    client.force_login(besa)
    before = albanian()
    page = client.get(desk_url(article, "sq")).content.decode()
    assert 'name="_hand_in"' in page
    assert 'name="_save"' not in page
    assert send(client, article, _hand_in="1", source_revision=2, **NEW).status_code == 302
    now, copy = albanian(), WorkingCopy.objects.get(handed_in_at__isnull=False)
    assert (now.headline, now.version, now.source_revision) == ("Translation sq", before.version, 1)
    assert (copy.user, copy.words["headline"], copy.source_revision) == (besa, "Titull i ri", 2)
    page = client.get(desk_url(article, "sq")).content.decode()
    assert "You sent this text to the editors" in page
    assert "Titull i ri" in page


def test_a_text_may_stay_behind_its_original(client, article, besa):
    client.force_login(besa)
    send(client, article, _hand_in="1", still_behind="on", **NEW)
    assert WorkingCopy.objects.get(handed_in_at__isnull=False).source_revision is None


@pytest.mark.parametrize(
    "button", ["_save", "_publish", "_schedule", "_return", "_submit", "_preview", "_ask"]
)
def test_no_other_button_lets_her_change_what_readers_see(client, article, besa, button):
    client.force_login(besa)
    before = Edition.objects.filter(language="sq").values().get()
    response = send(client, article, slug="tjeter", published_at="2031-01-01T12:00", **NEW, **{button: "1"})
    assert response.status_code in {200, 403}
    assert Edition.objects.filter(language="sq").values().get() == before
    assert "Titull i ri" in response.content.decode()


def test_the_same_words_are_not_sent(client, article, besa):
    client.force_login(besa)
    page = send(client, article, _hand_in="1").content.decode()
    assert "There is nothing to send" in page
    assert not WorkingCopy.objects.filter(handed_in_at__isnull=False).exists()


def test_still_correct_of_what_readers_see(client, article, besa):
    client.force_login(besa)
    before = albanian().version
    assert send(client, article, _still_correct="1", source_revision=2).status_code == 302
    assert (albanian().source_revision, albanian().version) == (2, before)
    page = send(client, article, _still_correct="1", source_revision=2, headline="Tjeter").content.decode()
    assert "Choose “Send to the editors” instead." in page


def test_still_correct_is_no_conflict_for_whoever_is_typing(client, article, besa):
    log_in(client, "editor")
    seen = albanian().version
    confirm_current(albanian(), by=besa)
    assert send(client, article, version=seen, **NEW).status_code == 302
    assert albanian().headline == "Titull i ri"


def test_the_editor_sees_who_says_what_and_takes_it_over(client, article, besa):
    Edition.objects.filter(language="sq").update(translator=None)
    copy = hand_in(article, besa)
    editor = log_in(client, "editor")
    page = client.get(desk_url(article, "sq")).content.decode()
    assert "Update handed in by Besa Krasniqi" in page
    assert "<ins" in page
    assert "Readers have the new text" in answer(client, copy, _take_over="1").content.decode()
    now = albanian()
    assert (now.headline, now.translator, now.changed_by, now.source_revision) == (
        "Titull i ri",
        besa,
        editor,
        2,
    )
    assert not WorkingCopy.objects.filter(pk=copy.pk).exists()
    step = Transition.objects.filter(edition=now).first()
    assert (step.verb, step.by, step.reason) == ("take_over", editor, "Besa Krasniqi")


def test_a_source_of_others_asks_how_big_the_change_is(client, article, besa):
    save_words(article, "rom", {"headline": "Nevipe"}, by=None, source_language="sq", source_revision=1)
    copy = hand_in(article, besa)
    log_in(client, "editor")
    page = answer(client, copy, _take_over="1").content.decode()
    assert "Say how big the change is" in page
    assert albanian().headline == "Translation sq"
    answer(client, copy, _take_over="1", weight="typo")
    assert Revision.objects.get(edition=albanian(), number=albanian().revision).weight == "typo"


def test_given_back_it_stays_with_its_translator(client, article, besa):
    copy = hand_in(article, besa)
    log_in(client, "editor")
    assert "Write what has to change" in answer(client, copy, _give_back="1", comment=" ").content.decode()
    answer(client, copy, _give_back="1", comment="Kontrollo numrin")
    client.force_login(besa)
    page = client.get(desk_url(article, "sq")).content.decode()
    assert "Kontrollo numrin" in page
    assert "Titull i ri" in page
    assert "Kontrollo numrin" in client.get(reverse("admin:index")).content.decode()
    send(client, article, _hand_in="1", **NEW | {"headline": "Titull tjeter"})
    again = WorkingCopy.objects.get(pk=copy.pk)
    assert (again.answer, again.words["headline"]) == ("", "Titull tjeter")


@pytest.mark.parametrize("second", ["_take_over", "_give_back"])
@pytest.mark.parametrize("first", ["_take_over", "_give_back"])
def test_the_second_editor_is_told(client, article, besa, first, second):
    copy = hand_in(article, besa)
    log_in(client, "editor")
    answer(client, copy, **{first: "1"}, comment="Nje")
    state = list(WorkingCopy.objects.filter(pk=copy.pk).values()), albanian().version
    page = answer(client, copy, **{second: "1"}, comment="Komenti im").content.decode()
    assert "A colleague has dealt with this update meanwhile" in page
    assert "Komenti im" in page
    assert (list(WorkingCopy.objects.filter(pk=copy.pk).values()), albanian().version) == state


def test_what_was_not_seen_is_not_taken_over(client, article, besa):
    copy = hand_in(article, besa)
    hand_in(article, besa, headline="Me i ri")
    log_in(client, "editor")
    page = answer(client, copy, _take_over="1").content.decode()
    assert "has sent a newer one" in page
    assert "Me i ri" in page
    assert albanian().headline == "Translation sq"


def test_words_changed_meanwhile_are_a_conflict(client, article, besa):
    copy, seen = hand_in(article, besa), albanian().version
    save_words(article, "sq", {"headline": "Redaktori"}, by=None)
    with pytest.raises(EditConflict):
        handing_in.take_over(copy, by=UserFactory(), version=seen)
    log_in(client, "editor")
    page = answer(client, copy, _take_over="1", version=seen).content.decode()
    assert "was changed after this was handed in" in page
    assert albanian().headline == "Redaktori"
    assert WorkingCopy.objects.filter(pk=copy.pk, handed_in_at__isnull=False).exists()


def test_only_whole_texts_for_what_comes_out(article, besa):
    with pytest.raises(NotReady):
        hand_in(article, besa, headline="")
    publishing.withdraw(albanian(), by=UserFactory())
    with pytest.raises(WrongStep):
        hand_in(article, besa)


def test_who_saves_herself_meanwhile_loses_nothing(client, article, besa):
    copy = hand_in(article, besa)
    publishing.withdraw(albanian(), by=UserFactory())
    client.force_login(besa)
    send(client, article, _save="1", headline="Vete")
    assert albanian().headline == "Vete"
    assert not WorkingCopy.objects.filter(pk=copy.pk).exists()
    assert working_copies.laid_aside(besa, article, "sq").get().words["headline"] == "Titull i ri"


def test_what_waits_is_never_forgotten(article, besa):
    copy = hand_in(article, besa)
    WorkingCopy.objects.update(seen_at=timezone.now() - working_copies.KEPT_FOR * 2)
    working_copies.purge_old()
    assert working_copies.throw_away(besa, copy.key) is False
    assert working_copies.others(UserFactory(), article, "sq") == []
    assert WorkingCopy.objects.filter(pk=copy.pk).exists()


def test_the_right_colleagues_hear_of_it(article, besa):
    editor, heard = UserFactory(role="editor"), []

    def hear(sender, **news):
        heard.append(news)

    signals.happened.connect(hear)
    try:
        handing_in.give_back(hand_in(article, besa), by=editor, comment="Nje")
        copy = hand_in(article, besa)
    finally:
        signals.happened.disconnect(hear)
    told = [
        set(RECIPIENTS[kind](Happening(kind, "x", article, albanian(), news["detail"])))
        for news in heard if (kind := NoticeKind(news["kind"]))
    ]  # fmt: skip
    assert [str(news["kind"]) for news in heard] == ["submitted", "changes_requested", "submitted"]
    assert told[1:] == [{(besa.pk, "sq")}, {(editor.pk, "sq")}]
    handing_in.take_over(copy, by=editor, version=albanian().version)
    with pytest.raises(Settled):
        handing_in.give_back(copy, by=editor, comment="Nje")


def test_panel_board_and_first_page_show_it(client, article, besa):
    hand_in(article, besa)
    log_in(client, "editor")
    for name, args in [
        ("admin:articles_article_change", [article.pk]),
        ("newsroom:board", []),
        ("admin:index", []),
    ]:
        page = client.get(reverse(name, args=args)).content.decode()
        assert "update handed in by Besa Krasniqi" in page, name


def test_panel_and_board_lead_her_to_the_desk(client, article, besa):
    client.force_login(besa)
    for name, args in [
        ("admin:articles_article_languages", [article.pk]),
        ("newsroom:board", []),
        ("admin:index", []),
    ]:
        page = client.get(reverse(name, args=args)).content.decode()
        assert f'href="{desk_url(article, "sq")}"' in page, name


def test_her_words_are_kept_while_she_types(client, article, besa):
    client.force_login(besa)
    data = {"article": article.pk, "language": "sq", "tab": "abc", "version": albanian().version, **NEW}
    assert client.post(reverse("admin:articles_article_autosave"), data).status_code == 200
    assert Article.objects.get(pk=article.pk).words("sq")["headline"] == "Translation sq"
