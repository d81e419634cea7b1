"""The panel "Names in the text": what it shows, of saved words and of words that are being typed."""

import pytest
from django.urls import reverse

from articles.models import Article, NameChoice
from articles.writing import save_words
from tests.articles.naming.panel import look, press, story, words
from tests.articles.newsroom import change_url, desk_url, log_in
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
LOOK = reverse("admin:articles_article_names")
TITLE = "Names in the text"

# What it shows


def test_the_form_offers_what_is_not_linked(client, editor, dimov):
    client.force_login(editor)
    article = story()
    page = client.get(change_url(article)).content.decode()
    assert TITLE in page
    assert f'value="|people.person:{dimov.pk}"' in page
    assert "Зоран Димов" in page
    article.people.add(dimov)
    page = client.get(change_url(article)).content.decode()
    assert f'value="|people.person:{dimov.pk}"' not in page
    assert "1 name is linked" in page


def test_the_desk_of_a_translation_reads_its_own_words(client, dimov):
    log_in(client, "editor")
    article = story("Нема имиња.")
    save_words(article, "sr", words("Susret sa Zoranom Dimovim."), by=None)
    page = client.get(desk_url(article, "sr")).content.decode()
    assert f'value="|people.person:{dimov.pk}"' in page
    assert "Zoranom Dimovim" in page


def test_spellings_are_shown_with_the_right_one(client, editor, tajani):
    client.force_login(editor)
    page = client.get(change_url(story("met Antonio Tianni", "en"))).content.decode()
    assert 'data-wrong="Antonio Tianni" data-right="Antonio Tajani"' in page
    assert "<del>Antonio Tianni</del> → <ins>Antonio Tajani</ins>" in page


def test_ambiguous_names_ask_once(client, editor, unions):
    client.force_login(editor)
    article = story("The IRU met. The IRU left.", "en")
    page = client.get(change_url(article)).content.decode()
    assert page.count("Which one is meant?") == 1
    assert page.count('class="naming-question"') == 1
    assert "Not the road union." in page
    press(client, article, f"iru|organizations.organization:{unions[1].pk}")
    page = client.get(change_url(article)).content.decode()
    assert "Which one is meant?" not in page
    assert list(article.organizations.all()) == [unions[1]]


def test_none_of_these_is_not_asked_again(client, editor, unions):
    client.force_login(editor)
    article = story("The IRU met.", "en")
    press(client, article, "iru|")
    assert "Which one is meant?" not in client.get(change_url(article)).content.decode()
    assert NameChoice.objects.get().decided_by == editor
    assert article.organizations.count() == 0


def test_what_is_not_meant_is_not_offered_again(client, editor, dimov):
    client.force_login(editor)
    article = story()
    press(client, article, f"people.person:{dimov.pk}|")
    page = client.get(change_url(article)).content.decode()
    assert f'value="|people.person:{dimov.pk}"' not in page
    assert article.people.count() == 0


def test_unknown_names_lead_to_a_new_record(client, editor):
    client.force_login(editor)
    page = client.get(change_url(story("Се јави и Петар Смит."))).content.decode()
    assert "1 name without a record" in page
    link = "/admin/people/person/add/?name_mk=%D0%9F%D0%B5%D1%82%D0%B0%D1%80%20%D0%A1%D0%BC%D0%B8%D1%82"
    assert link in page
    assert "Петар Смит" in client.get(link).content.decode()


def test_private_persons_are_not_offered(client, editor):
    PersonFactory(private=True, name_en="Lamin Ceesay", name_mk="Ламин Сесеј")
    client.force_login(editor)
    assert "people.person:" not in look(client, story(), "Вчера Ламин Сесеј дојде.").content.decode()


def test_hostile_names_stay_words(client, editor):
    PersonFactory(name_en='Ana "><script>alert(1)</script> Kovač', name_mk="")
    client.force_login(editor)
    page = client.get(change_url(story('Ana "&gt;&lt;script&gt;alert(1)&lt;/script&gt; Kovač', "en")))
    assert "<script>alert(1)" not in page.content.decode()


def test_the_panel_asks_as_much_for_many_names_as_for_few(client, editor, django_assert_num_queries, dimov):
    client.force_login(editor)
    article = story()
    look(client, article, "x")
    with django_assert_num_queries(17):
        look(client, article, "Зоран Димов")
    people = [PersonFactory(name_mk=f"Ана{letter} Ковачева", name_en="") for letter in "бвгдкло"]
    with django_assert_num_queries(17):
        page = look(client, article, "Зоран Димов, " + ", ".join(each.name_mk for each in people))
    assert page.content.decode().count('value="|people.person:') == 8


# While typing


def test_unsaved_words_are_read_and_nothing_is_kept(client, editor, dimov):
    client.force_login(editor)
    article = story("Ништо.")
    page = look(client, article, "Утре доаѓа Зоран Димов.")
    assert f'value="|people.person:{dimov.pk}"' in page.content.decode()
    assert "<html" not in page.content.decode()
    assert article.people.count() == 0
    assert "Димов" not in Article.objects.get().body_mk


def test_the_names_chosen_in_the_form_count(client, editor, dimov):
    client.force_login(editor)
    article = story()
    article.people.add(dimov)
    chosen = look(client, article, "Зоран Димов", facts_version=1, people=[dimov.pk]).content.decode()
    taken_out = look(client, article, "Зоран Димов", facts_version=1).content.decode()
    assert "1 name is linked" in chosen
    assert f'value="|people.person:{dimov.pk}"' in taken_out


def test_a_story_that_is_not_saved_yet(client, editor, dimov):
    client.force_login(editor)
    assert (
        "Names appear here while you write."
        in client.get(reverse("admin:articles_article_add")).content.decode()
    )
    page = look(client, None, "Зоран Димов").content.decode()
    assert f'data-record="people.person:{dimov.pk}"' in page
    assert 'type="submit"' not in page


@pytest.mark.parametrize("data", [{"language": "xx"}, {"language": ""}, {"language": "mk", "article": "x"}])
def test_requests_that_make_no_sense_are_refused(client, editor, data):
    client.force_login(editor)
    assert client.post(LOOK, data).status_code in {400, 404}
    assert client.get(LOOK).status_code == 405
