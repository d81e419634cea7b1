"""“Still correct, no change needed”: one click, no word changes, and only of the text that was read."""

import pytest

from articles.models import Transition
from tests.articles.newsroom import desk_url, log_in
from tests.articles.translating import albanian, change_source, send, translated_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def besa(client):
    return log_in(client, "translator", translates=["sq"])


def test_still_correct_is_one_click_and_no_word_changes(client, besa):
    article = translated_story()
    source, before = change_source(article, "major"), albanian()
    response = send(client, article, _still_correct="1")
    assert response.status_code == 302
    assert albanian().source_revision == source.revision
    assert albanian().article.words("sq") == before.article.words("sq")
    step = Transition.objects.get()
    assert (step.verb, step.by, step.edition) == ("confirm", besa, before)


def test_still_correct_needs_no_other_field(client, besa):
    article = translated_story()
    source = change_source(article)
    client.post(desk_url(article, "sq"), {"_still_correct": "1", "source_revision": source.revision})
    assert albanian().source_revision == source.revision


def test_still_correct_keeps_what_was_typed_and_does_not_save_it(client, besa):
    article = translated_story()
    change_source(article)
    page = send(client, article, headline="Titull i ri", _still_correct="1").content.decode()
    assert "Choose Save instead" in page
    assert "Titull i ri" in page
    assert (albanian().headline, albanian().source_revision) == ("Translation sq", 1)


@pytest.mark.parametrize("seen", [1, "", "x", "-5", "9" * 5000])
def test_still_correct_is_said_of_the_text_that_was_read(client, besa, seen):
    article = translated_story()
    change_source(article)
    page = send(client, article, _still_correct="1", source_revision=seen).content.decode()
    assert "The original has changed again meanwhile" in page
    assert albanian().source_revision == 1


@pytest.mark.parametrize(
    ("role", "options", "status"),
    [("translator", {"translates": ["sq"]}, 302), ("translator", {"translates": ["en"]}, 403),
     ("contributor", {}, 403), ("editor", {}, 302)],
)  # fmt: skip
def test_who_may_say_still_correct(client, role, options, status):
    article = translated_story()
    change_source(article)
    log_in(client, role, **options)
    assert send(client, article, _still_correct="1").status_code == status
    assert (albanian().source_revision == 2) == (status == 302)
