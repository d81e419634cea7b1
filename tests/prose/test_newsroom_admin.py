"""What every list and form of the newsroom has in common."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import Person
from prose.admin import CappedPaginator, tidy_search
from prose.admin import lists as list_rules
from tests.factories import PersonFactory, UserFactory
from tests.portal.admin_pages import unsafe_parts

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/people/person/"


@pytest.fixture
def technician(client):
    client.force_login(UserFactory(administrator=True))
    return client


def test_a_long_list_is_not_counted_to_its_end(monkeypatch):
    monkeypatch.setattr(list_rules, "LONGEST_LIST", 3)
    PersonFactory.create_batch(5)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        paginator = CappedPaginator(Person.objects.order_by("pk"), 2)
        assert (paginator.count, paginator.is_capped, paginator.num_pages) == (3, True, 2)

    assert len(queries) == 1
    assert "LIMIT 4" in queries[0]["sql"]


def test_a_short_list_is_counted(technician):
    PersonFactory.create_batch(5)

    paginator = CappedPaginator(Person.objects.order_by("pk"), 2)

    assert (paginator.count, paginator.is_capped) == (5, False)
    assert "5 people" in technician.get(PEOPLE).content.decode()


def test_a_capped_list_says_so(technician, monkeypatch):
    monkeypatch.setattr(list_rules, "LONGEST_LIST", 3)
    PersonFactory.create_batch(5)

    assert "more than 3 people" in technician.get(PEOPLE).content.decode()


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("  Ana   Kovač ", "Ana Kovač"),
        ("A\x00na", "Ana"),
        ("x" * 300, "x" * 200),
        ("a " * 50, " ".join(["a"] * 12)),
        ("\x00", ""),
    ],
)
def test_a_search_is_bounded(typed, searched):
    assert tidy_search(typed) == searched


@pytest.mark.parametrize("typed", ["Зоран", "зоран", "Димов", "zoran", "DIMOV", "Rromane Zoran", "rromane"])
def test_people_are_found_in_any_letters(technician, typed):
    person = PersonFactory(name_en="Zoran Dimov", name_mk="Зоран Димов", slug="zoran-dimov")
    person.other_names.create(name="Rromane Zoran")
    PersonFactory(name_en="Somebody Else", name_mk="Некој друг", slug="else")

    page = technician.get(PEOPLE, {"q": typed})

    assert [found.pk for found in page.context["cl"].result_list] == [person.pk]


@pytest.mark.parametrize("typed", ["\x00", "%", "'" * 500, "a b c d e f g h i j k l m n o p", "𐀀"])
def test_no_search_breaks_a_list(technician, typed):
    PersonFactory()

    assert technician.get(PEOPLE, {"q": typed}).status_code == 200
    answer = technician.get(
        reverse("admin:autocomplete"),
        {"term": typed, "app_label": "people", "model_name": "position", "field_name": "organization"},
    )
    assert answer.status_code == 200


def test_a_form_passes_the_content_security_policy(technician):
    page = technician.get(reverse("admin:people_person_add"))
    html = page.content.decode()
    nonce = re.search(r"'nonce-([^']+)'", page.headers["Content-Security-Policy"])[1]

    assert '<script type="importmap"' in html
    assert unsafe_parts(html, nonce) == []
    assert unsafe_parts(html) != []  # the twin: without the nonce the import map would be blocked


def test_fields_say_which_language_they_are_in(technician):
    html = technician.get(reverse("admin:people_person_add")).content.decode()

    assert "Name (Македонски)" in html
    assert "[mk]" not in html
    field = re.search(r"<input[^>]*name=\"name_sr\"[^>]*>", html)[0]
    assert 'lang="sr-Latn"' in field
    assert 'data-language="sr"' in field
    assert 'data-language-name="Srpski"' in field
    assert re.search(r"<textarea[^>]*name=\"biography_sq\"[^>]*data-language=\"sq\"", html)
    assert re.search(r"<input[^>]*name=\"positions-__prefix__-title_tr\"[^>]*data-language=\"tr\"", html)
    assert re.search(r"<script src=\"[^\"]*language-tabs[^\"]*\.js\"[^>]* defer", html)


@pytest.mark.parametrize("query", ["editions__status__exact=%00", "kind__exact=x%00&kind__exact=news"])
def test_nonsense_in_a_filter_is_refused(technician, query):
    assert technician.get(f"/admin/articles/article/?{query}").status_code == 400
    assert technician.get("/admin/articles/article/?kind__exact=news").status_code == 200
