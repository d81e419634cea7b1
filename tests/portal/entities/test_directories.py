"""Directories from A to Z: in the order of each language, with letters, filters and pages; light with ten thousand."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from languages.sorting import alphabet
from newsroom.merging.service import merge
from newsroom.names import shelf
from organizations.models import Organization
from people.models import Person
from portal.directories import choices
from portal.freshness import memory
from portal.freshness.meaning import ALL_PAGES
from tests.factories import ArticleFactory, OrganizationFactory, PersonFactory, PositionFactory, UserFactory
from tests.planner import analyse

pytestmark = pytest.mark.django_db


def names(client, address) -> list[str]:
    page = client.get(address).content.decode()
    part = page.partition('class="directory"')[2].partition("</main>")[0]
    return re.findall(r"<li><a [^>]+>([^<]+)</a>", part)


def letters(client, address) -> dict[str, int]:
    page = client.get(address).content.decode()
    bar = page.partition('<nav class="letters"')[2].partition("</nav>")[0]
    found = re.findall(r">([^<>\s]+) <small>([^<]+)</small>", bar)
    return {letter: int(count.replace(",", "")) for letter, count in found}


def everybody(*people):
    for number, name in enumerate(people):
        PersonFactory(**({"name_en": None, "name_mk": None, "slug": f"p{number}"} | name))


def test_macedonian_order(client):
    everybody(
        *(
            {"name_mk": name}
            for name in ("Ќосев", "Шукри", "Ѓорѓи", "Гоце", "Јован", "Џамбаз", "Димов", "Тоше")
        )
    )
    assert names(client, "/mk/people/") == [
        "Гоце", "Димов", "Ѓорѓи", "Јован", "Тоше", "Ќосев", "Џамбаз", "Шукри",
    ]  # fmt: skip
    page = client.get("/mk/people/").content.decode()
    bar = page.partition('<nav class="letters"')[2].partition("</nav>")[0]
    shown = re.findall(r"<(?:a [^>]+|span)>([^<\s]+)", bar)
    assert shown == list(alphabet("mk"))
    assert len(shown) == 31
    assert letters(client, "/mk/people/")["Ѓ"] == 1


def test_romani_order(client):
    everybody(*({"name_rom": name} for name in ("Čhib", "Cipela", "Čaj", "Kham", "Kurko", "Khamoro")))
    assert names(client, "/rom/people/") == ["Cipela", "Čaj", "Čhib", "Kurko", "Kham", "Khamoro"]
    assert letters(client, "/rom/people/") == {"C": 1, "Č": 1, "Čh": 1, "K": 1, "Kh": 2}


def test_a_name_in_other_letters_stands_where_they_belong(client):
    everybody({"name_mk": "Димов"}, {"name_en": "Demeter"}, {"name_mk": "Ѓорѓи"})
    assert names(client, "/mk/people/") == ["Demeter", "Димов", "Ѓорѓи"]
    page = client.get("/mk/people/").content.decode()
    assert 'lang="en">Demeter</a>' in page


def test_one_letter(client):
    everybody({"name_en": "Ana"}, {"name_en": "Anton"}, {"name_en": "Boris"})
    assert names(client, "/en/people/?letter=A") == ["Ana", "Anton"]
    assert letters(client, "/en/people/?letter=A") == {"A": 2, "B": 1}
    assert names(client, "/en/people/?letter=Q") == []
    page = client.get("/en/people/?letter=A").content.decode()
    assert 'rel="canonical" href="http://127.0.0.1:8000/en/people/"' in page
    assert 'href="/en/lite/people/?letter=A"' in page


@pytest.mark.parametrize("question", ["Димов", "dimov", "DIM", "zoran dim", "Зоран", "Zoram"])
@pytest.mark.parametrize("edition", ["", "lite/"])
def test_any_script_and_spelling_finds_a_name(client, question, edition):
    dimov = PersonFactory(name_en="Zoran Dimov", name_mk="Зоран Димов")
    dimov.other_names.create(name="Zoram Dimov", kind="misspelling")
    PersonFactory(name_en="Zora Nikolić", name_mk=None)
    assert names(client, f"/en/{edition}people/?q={question}") == ["Zoran Dimov"]


@pytest.mark.parametrize(
    "question", ["q=%00", "q=" + "x" * 3000, "q=***", "letter=%00", "organization='--", "news=x"]
)
def test_strange_questions_are_harmless(client, question):
    PersonFactory()
    for folder in ("people", "organizations"):
        assert client.get(f"/en/{folder}/?{question}").status_code == 200
    assert client.get("/en/people/?page=99").status_code == 404
    assert client.get("/en/people/?letter=Q&page=2").status_code == 404


def test_people_of_an_organization(client):
    forum = OrganizationFactory(slug="forum", name_en="Roma Forum")
    ana, boris, private = (
        PersonFactory(name_en="Ana"),
        PersonFactory(name_en="Boris"),
        PersonFactory(private=True),
    )
    for person in (ana, private):
        PositionFactory(person=person, organization=forum)
    PositionFactory(person=boris)
    assert names(client, "/en/people/?organization=forum") == ["Ana"]
    page = client.get("/en/people/?organization=forum").content.decode()
    assert '<option value="forum" selected>Roma Forum (1)</option>' in page


def test_parts_of_an_organization(client):
    union = OrganizationFactory(slug="union", name_en="Union", acronym_en="IRU")
    OrganizationFactory(name_en="Office", parent=union)
    assert names(client, "/en/organizations/?parent=union") == ["Office"]
    assert "Union (1)" in client.get("/en/organizations/").content.decode()
    assert names(client, "/en/organizations/?q=iru") == ["Union"]


def test_in_the_news_this_year(client):
    old, new, hidden = (PersonFactory(name_en=name) for name in ("Old", "New", "Hidden"))
    for person, when in ((old, "2010-01-01T12:00Z"), (new, timezone.now())):
        story = ArticleFactory(published=["en"])
        story.people.add(person)
        story.editions.update(published_at=when)
    ArticleFactory(drafts=["en"]).people.add(hidden)
    assert names(client, "/en/people/?news=1") == ["New"]
    assert names(client, "/mk/people/?news=1") == []


def test_private_persons_stand_in_no_directory_from_that_moment_on(client):
    lamin = PersonFactory(name_en="Lamin", name_mk="Ламин")
    assert names(client, "/en/people/") == ["Lamin"]
    Person.objects.update(is_private=True)  # behind the back of whoever remembers names
    assert shelf.book_of(Person).entries
    for address in ("/en/people/", "/en/people/?q=lamin", "/en/people/?letter=L", "/mk/lite/people/"):
        page = client.get(address).content.decode()
        assert lamin.slug not in page
        assert ">Lamin<" not in page
    lamin.is_private = True
    lamin.save()
    assert not shelf.book_of(Person).entries
    assert letters(client, "/en/people/?q=lamin") == {}


def test_a_changed_name_is_in_its_place_at_once(client):
    person, editor = PersonFactory(name_en="Ana"), UserFactory(role="editor")
    assert names(client, "/en/people/") == ["Ana"]
    person.name_en = "Zana"
    person.save()
    assert letters(client, "/en/people/") == {"Z": 1}
    other = PersonFactory(name_en="Zane")
    merge(person, other, by=editor)
    assert names(client, "/en/people/?q=zane") == ["Zana"]


@pytest.mark.parametrize("folder", ["people", "organizations"])
def test_ten_thousand_make_a_light_page_with_as_many_queries(client, folder):
    make = {"people": PersonFactory, "organizations": OrganizationFactory}[folder]
    model = make._meta.model
    for number in range(3):
        PositionFactory(person__name_en=f"Ana {number}", organization__name_en=f"Forum {number}")

    def asked(question=""):
        shelf.forget(model)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/en/{folder}/{question}")
        return len(queries), page

    few, _page = asked()
    model.objects.bulk_create(
        model(name_en=f"{chr(65 + number % 26)}name {number}", slug=f"x{number}") for number in range(10_000)
    )
    analyse()
    many, page = asked()
    assert many == few
    assert len(page.content) < 60_000
    assert len(names(client, f"/en/{folder}/")) == 100
    assert asked("?letter=Q&page=2")[1].status_code == 200
    assert sum(letters(client, f"/en/{folder}/").values()) == 10_003


def test_what_one_can_choose_is_counted_once_until_something_changes(
    client, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(choices, "hears_of_changes", lambda: True)
    memory.forget({ALL_PAGES})
    PositionFactory(person__name_en="Ana", organization__name_en="Forum")
    assert "Forum (1)" in client.get("/en/people/").content.decode()
    with django_assert_num_queries(0):
        choices.of("organization", Organization.objects.all())
    PositionFactory(person__name_en="Boris", organization=Organization.objects.get())
    assert "Forum (1)" in client.get("/en/people/").content.decode()
    memory.forget({"table:people_position"})
    assert "Forum (2)" in client.get("/en/people/").content.decode()
    memory.forget({ALL_PAGES})
