"""Editors merge two records on a page that shows both, and take it back in the list."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.models import Merge
from people.models import Person
from tests.factories import EventFactory, OrganizationFactory, PersonFactory, UserFactory
from tests.newsroom.merging.records import busy, two_of_one_man

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(role="editor", username="mira"))
    return client


def address(kind, one, other):
    return f"{reverse('newsroom:merge_two', args=[kind])}?one={one.pk}&other={other.pk}"


def form_of(page) -> dict:
    html = page.content.decode()
    return {"seen": re.search(r'name="seen" value="([^"]+)"', html)[1], "called": "alias"}


def test_the_page_shows_both_and_what_will_move(editor):
    kept, gone = two_of_one_man()
    busy(kept, gone)
    page = editor.get(address("people", kept, gone)).content.decode()
    assert len(re.findall(r"<h1\b", page)) == 1
    for text in (
        "Antonio Tajani",
        "Antonio Tianni",
        "antonio-tianni",
        "President.",
        "Somebody.",
        "Претседател.",
    ):
        assert text in page
    assert re.search(r"<th scope=\"row\">Articles</th><td>2</td><td>2</td>", page)
    assert not re.search(r'\sstyle="|<style|\son[a-z]+="', page.partition('id="content"')[2])


def test_the_editor_says_which_one_is_kept_and_what_the_names_become(editor):
    kept, gone = two_of_one_man()
    url = address("people", gone, kept)
    answer = editor.post(
        url, form_of(editor.get(url)) | {"kept": kept.pk, "called": "misspelling"}, follow=True
    )
    assert answer.redirect_chain[-1][0] == reverse("admin:people_person_change", args=[kept.pk])
    assert "“Antonio Tianni” is merged into “Antonio Tajani”" in answer.content.decode()
    assert kept.other_names.get(name="Antonio Tianni").kind == "misspelling"
    assert not Person.objects.filter(pk=gone.pk).exists()


def test_nothing_happens_without_a_choice_nor_by_looking(editor):
    kept, gone = two_of_one_man()
    url = address("people", kept, gone)
    data = form_of(editor.get(url))
    for wrong in ({}, {"kept": ""}, {"kept": 0}, {"kept": kept.pk, "called": "x"}):
        assert editor.post(url, data | wrong).status_code == 400
    assert Person.objects.count() == 2


def test_a_change_in_the_meantime_is_shown_before_anything_is_merged(editor):
    kept, gone = two_of_one_man()
    url = address("people", kept, gone)
    data = form_of(editor.get(url)) | {"kept": kept.pk, "called": "misspelling"}
    Person.objects.filter(pk=gone.pk).update(summary_mk="Ново резиме.")
    page = editor.post(url, data)
    html = page.content.decode()
    assert page.status_code == 409
    assert "Ново резиме." in html
    assert "Somebody changed one of the two records" in html
    assert re.search(r'value="misspelling"[^>]*checked', html)
    assert Person.objects.count() == 2
    assert editor.post(url, data | form_of(page)).status_code == 302


def test_the_second_editor_hears_of_the_first(editor):
    kept, gone = two_of_one_man()
    url = address("people", kept, gone)
    data = form_of(editor.get(url)) | {"kept": kept.pk}
    assert editor.post(url, data).status_code == 302
    again = editor.post(url, data, follow=True)
    assert again.redirect_chain[-1][0] == reverse("newsroom:merges")
    assert "does not exist any more" in again.content.decode()
    assert Merge.objects.count() == 1


def test_private_and_public_is_refused_in_words(editor):
    public, private = PersonFactory(), PersonFactory(private=True)
    url = address("people", public, private)
    page = editor.post(url, form_of(editor.get(url)) | {"kept": public.pk})
    assert page.status_code == 400
    assert "One of the two is a private person" in page.content.decode()


@pytest.mark.parametrize(
    "question", ["", "?one=1", "?one=1&other=1", "?one=x&other=2", "?one=1&other=99999999999999999999"]
)
def test_strange_questions(editor, question):
    assert editor.get(reverse("newsroom:merge_two", args=["people"]) + question).status_code == 404
    assert editor.get(reverse("newsroom:merge_two", args=["sections"]) + "?one=1&other=2").status_code == 404


@pytest.mark.parametrize("role", ["contributor", "journalist", "translator"])
def test_only_editors(client, role):
    client.force_login(UserFactory(role=role))
    kept, gone = two_of_one_man()
    done = Merge.objects.create(kind="people", kept=kept.pk, gone=0)
    assert client.get(reverse("newsroom:merges")).status_code == 403
    assert client.get(address("people", kept, gone)).status_code == 403
    assert client.post(address("people", kept, gone), {"kept": kept.pk}).status_code == 403
    assert client.post(reverse("newsroom:undo_merge", args=[done.pk])).status_code == 403
    assert "Merge two records" not in client.get(reverse("admin:people_person_changelist")).content.decode()
    assert Person.objects.count() == 2


def test_a_strange_site_cannot_merge(editor):
    kept, gone = two_of_one_man()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies
    assert strict.post(address("people", kept, gone), {"kept": kept.pk}).status_code == 403
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("factory", "model"),
    [(PersonFactory, "people_person"), (OrganizationFactory, "organizations_organization"),
     (EventFactory, "events_event")],
)  # fmt: skip
def test_from_the_list(editor, factory, model):
    records = [factory() for _number in range(3)]
    url = reverse(f"admin:{model}_changelist")
    chosen = {"action": "merge_two", "_selected_action": [record.pk for record in records[:2]]}
    answer = editor.post(url, chosen)
    assert answer.headers["Location"] == address(model.partition("_")[0], *records[:2])
    assert editor.get(answer.headers["Location"]).status_code == 200
    chosen["_selected_action"] = [record.pk for record in records]
    assert "Choose exactly two records" in editor.post(url, chosen, follow=True).content.decode()


def test_the_list_tells_what_was_merged_and_takes_it_back(editor):
    kept, gone = two_of_one_man()
    busy(kept, gone)
    url = address("people", kept, gone)
    editor.post(url, form_of(editor.get(url)) | {"kept": kept.pk})
    page = editor.get(reverse("newsroom:merges")).content.decode()
    assert "Antonio Tianni → Antonio Tajani" in page
    assert "articles: 2" in page
    assert "mira" in page
    undo = reverse("newsroom:undo_merge", args=[Merge.objects.get().pk])
    assert editor.get(undo).status_code == 405
    kept.articles.clear()
    page = editor.post(undo, follow=True).content.decode()
    assert "The merge is undone: “Antonio Tianni” is back." in page
    assert "Articles: 2 of the links were taken away since" in page
    assert "already" in editor.post(undo, follow=True).content.decode()
    assert Person.objects.filter(pk=gone.pk).exists()


def test_what_may_be_the_same_twice(editor):
    one = PersonFactory(name_en="Zoran Dimov", name_mk=None)
    other = PersonFactory(name_en=None, name_mk="Зоран Димов", private=True)
    PersonFactory()
    page = editor.get(reverse("newsroom:merges")).content.decode()
    assert address("people", one, other).replace("&", "&amp;") in page
    assert page.count('aria-label="Compare') == 1


def test_the_list_asks_as_much_for_many_as_for_few(editor, django_assert_num_queries):
    def fill(number):
        for _each in range(number):
            PersonFactory(name_en="Ana Kovač")
            Merge.objects.create(kind="people", kept=1, gone=2 + Merge.objects.count())

    fill(2)
    editor.get(reverse("newsroom:merges"))
    with django_assert_num_queries(9) as few:
        editor.get(reverse("newsroom:merges"))
    fill(20)
    with django_assert_num_queries(len(few)):
        editor.get(reverse("newsroom:merges"))
