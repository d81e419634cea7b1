"""Corrections: told once and for good, a task in every other language, and a public list of them."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import correcting, publishing, signals
from articles.errors import Gone, NotReady
from articles.models import Article, Correction, CorrectionText
from articles.models.frozen import FrozenError
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
NOTE = "We wrote 200 families; it is 20."


def open_one(article, by, language="en", **changes):
    return correcting.open_correction(
        article, language, **{"kind": "correction", "text": NOTE, "by": by} | changes
    )


@pytest.fixture
def article(editor):
    return ArticleFactory(created_by=editor, published=["en", "mk"], drafts=["sq"])


@pytest.fixture
def correction(article, editor):
    return open_one(article, editor)


def text_in(correction, language):
    return correction.texts.get(language=language)


def test_one_language_is_told_and_every_other_one_gets_a_task(article, correction, editor):
    states = dict(correction.texts.values_list("language", "state"))
    assert states == {"en": "published", "mk": "open", "sq": "open"}
    told = text_in(correction, "en")
    assert (told.text, told.by) == (NOTE, editor)
    assert told.published_at is not None


def test_the_newsroom_hears_of_it(article, editor):
    heard = []

    def listen(kind, detail, **_other):
        heard.append((kind, detail))

    signals.happened.connect(listen)
    try:
        correction = open_one(article, editor)
    finally:
        signals.happened.disconnect(listen)
    assert heard == [("correction", {"correction": correction.pk, "languages": ["mk", "sq"]})]


def test_what_was_killed_gets_no_task(article, editor):
    publishing.kill(article.editions.get(language="mk"), by=editor, reason="x")
    correction = open_one(article, editor)
    assert set(correction.texts.values_list("language", flat=True)) == {"en", "sq"}


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_note_has_words(article, editor, text):
    with pytest.raises(NotReady, match="what was wrong"):
        open_one(article, editor, text=text)


@pytest.mark.parametrize("language", ["sq", "tr"])
def test_only_what_is_public_is_corrected_in_public(article, editor, language):
    with pytest.raises(NotReady, match="cannot read this edition"):
        open_one(article, editor, language=language)
    assert not Correction.objects.exists()


def test_not_in_the_bin(article, editor):
    Article.objects.update(binned_at=timezone.now())
    with pytest.raises(Gone):
        open_one(article, editor)


def test_pressing_twice_makes_one_note(article, editor, correction):
    with pytest.raises(NotReady, match="already"):
        open_one(article, editor)
    assert Correction.objects.count() == 1


def test_the_second_language_follows(correction, editor):
    text = correcting.publish_text(text_in(correction, "mk"), words="Беа 20.", by=editor)
    assert (text.state, text.text) == ("published", "Беа 20.")


def test_what_readers_have_is_never_changed(correction, editor):
    told = text_in(correction, "en")
    for again in (
        lambda: correcting.publish_text(told, words="Other", by=editor),
        lambda: correcting.not_concerned(told, reason="Other", by=editor),
    ):
        with pytest.raises(NotReady, match="never changed"):
            again()
    for action in (told.delete, correction.delete):
        with pytest.raises(FrozenError):
            action()
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionText.objects.filter(pk=told.pk).update(text="Other")
    told.refresh_from_db()
    assert told.text == NOTE


def test_a_second_correction_corrects_the_first(article, correction, editor):
    open_one(article, editor, text="It is 21 after all.")
    assert article.corrections.count() == 2


def test_a_language_that_is_not_concerned_says_why(correction, editor):
    text = text_in(correction, "mk")
    with pytest.raises(NotReady, match="why"):
        correcting.not_concerned(text, reason=" ", by=editor)
    done = correcting.not_concerned(text, reason="It said 20 from the start", by=editor)
    assert (done.state, done.published_at) == ("not_concerned", None)
    # Somebody looks again.
    assert correcting.publish_text(done, words="Беа 20.", by=editor).state == "published"


def test_the_story_leaves_with_its_corrections(article, correction):
    article.delete()
    assert not CorrectionText.objects.exists()


# What readers see


def test_the_note_stands_below_the_story_with_its_time(client, article, correction):
    page = client.get(article.editions.get(language="en").get_absolute_url()).content.decode()
    assert NOTE in page
    assert re.search(r'id="corrections".*<time class="stamp" datetime="\d{4}-\d\d-\d\dT', page, re.DOTALL)
    assert 'href="#corrections"' in page
    assert "This story has been corrected." in page


def test_an_update_is_no_mistake(client, article, editor):
    open_one(article, editor, kind="update")
    page = client.get(article.editions.get(language="en").get_absolute_url()).content.decode()
    assert NOTE in page
    assert "This story has been corrected." not in page


def test_open_tasks_and_reasons_are_not_for_readers(client, article, correction, editor):
    correcting.not_concerned(text_in(correction, "mk"), reason="Само меѓу нас", by=editor)
    for url in (
        article.editions.get(language="mk").get_absolute_url(),
        "/mk/corrections/",
        "/en/corrections/",
    ):
        page = client.get(url).content.decode()
        assert "Само меѓу нас" not in page
    assert (
        'id="corrections"'
        not in client.get(article.editions.get(language="mk").get_absolute_url()).content.decode()
    )


def test_the_list_of_a_language(client, article, correction):
    page = client.get("/en/corrections/").content.decode()
    assert NOTE in page
    assert article.editions.get(language="en").headline in page
    assert re.search(r'Not corrected yet in: <span lang="mk">Македонски</span>\s*</li>', page)
    assert NOTE not in client.get("/mk/corrections/").content.decode()


def test_the_list_says_which_languages_are_done(client, article, correction, editor):
    correcting.publish_text(text_in(correction, "mk"), words="Беа 20.", by=editor)
    page = client.get("/en/corrections/").content.decode()
    mk = article.editions.get(language="mk").get_absolute_url()
    assert f'href="{mk}#corrections"' in page
    assert "Not corrected yet" not in page
    assert "Беа 20." in client.get("/mk/corrections/").content.decode()


def test_the_list_knows_nothing_of_drafts_nor_of_languages_that_are_off(
    client, article, correction, settings
):
    assert "Shqip</span>" not in re.search(
        r'class="corrections-log".*?</main>', client.get("/en/corrections/").content.decode(), re.DOTALL
    )[0]  # fmt: skip
    settings.LANGUAGES = [("en", "English"), ("sq", "Albanian")]
    assert "Not corrected yet" not in client.get("/en/corrections/").content.decode()


def test_a_story_that_is_gone_keeps_its_line_without_words(client, article, correction, editor):
    edition = article.editions.get(language="en")
    publishing.kill(edition, by=editor, reason="x")
    page = client.get("/en/corrections/").content.decode()
    assert "A story that is no longer online" in page
    assert NOTE not in page
    assert edition.headline not in page
    assert edition.slug not in page


def test_the_newest_first_and_page_by_page(client, editor):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(22):
            clock.shift(timedelta(hours=1))
            open_one(ArticleFactory(published=["en"]), editor, text=f"Note no. {number}.")
        first = client.get("/en/corrections/").content.decode()
        second = client.get("/en/corrections/", {"page": 2}).content.decode()
    assert first.index("Note no. 21.") < first.index("Note no. 20.")
    assert "Note no. 0." in second
    assert client.get("/en/corrections/", {"page": 9}).status_code == 404


def test_the_number_of_queries_does_not_grow(client, editor):
    counts = []
    for more in (1, 15):
        for _each in range(more):
            open_one(ArticleFactory(published=["en", "mk"]), editor)
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/corrections/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
