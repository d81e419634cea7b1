"""People in the newsroom."""

import pytest
from django.urls import reverse

from people.models import Person
from tests.factories import OrganizationFactory, PersonFactory, PictureFactory, PositionFactory, UserFactory
from tests.portal.admin_pages import add, change, errors_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def journalist(client):
    client.force_login(UserFactory(role="journalist"))
    return client


def test_the_address_is_made_from_the_name(journalist):
    assert add(journalist, "people.person", name_mk="Ѓорѓи Шаќири").status_code == 302

    assert Person.objects.get().slug == "gjorgji-shakjiri"


def test_the_address_prefers_latin_letters(journalist):
    add(journalist, "people.person", name_mk="Ѓорѓи Шаќири", name_en="George Shakiri")

    assert Person.objects.get().slug == "george-shakiri"


def test_a_second_person_of_the_same_name_gets_a_number(journalist):
    for _ in range(3):
        assert add(journalist, "people.person", name_en="Ana Kovač").status_code == 302

    assert set(Person.objects.values_list("slug", flat=True)) == {"ana-kovac", "ana-kovac-2", "ana-kovac-3"}


@pytest.mark.parametrize("name", ["!!!", "———", "🙂"])
def test_a_name_without_letters_still_gets_an_address(journalist, name):
    for _ in range(2):
        assert add(journalist, "people.person", name_en=name).status_code == 302

    assert set(Person.objects.values_list("slug", flat=True)) == {"person", "person-2"}


def test_a_taken_address_is_explained_and_nothing_is_lost(journalist):
    PersonFactory(slug="ana-kovac")

    page = add(journalist, "people.person", name_en="Ana Kovač", slug="ana-kovac", summary_en="Minister")

    assert errors_of(page)["slug"] == ["This address is taken. Write another one, or leave it empty."]
    assert 'value="Minister"' in page.content.decode()
    assert Person.objects.count() == 1


def test_whatever_is_typed_becomes_an_address(journalist):
    add(journalist, "people.person", name_en="Ana Kovač", slug="Ана Ковач, министерка")

    assert Person.objects.get().slug == "ana-kovach-ministerka"


def test_an_address_stays_when_something_else_changes(journalist):
    person = PersonFactory(slug="old_address", name_en="Ana Kovač")

    assert change(journalist, person, name_en="Ana Kovač-Ilić").status_code == 302

    person.refresh_from_db()
    assert (person.slug, person.name_en) == ("old_address", "Ana Kovač-Ilić")


def test_a_person_needs_a_name(journalist):
    page = add(journalist, "people.person", summary_en="Minister")

    assert errors_of(page)["name_en"] == ["Give the person a name in at least one language."]


def test_positions_and_other_names_are_written_in_the_same_form(journalist):
    organization = OrganizationFactory()

    response = add(
        journalist,
        "people.person",
        **{
            "name_en": "Zoran Dimov",
            "positions-TOTAL_FORMS": "1",
            "positions-0-title_mk": "претседател",
            "positions-0-organization": str(organization.pk),
            "positions-0-started_on": "2019-03-01",
            "positions-0-started_precision": "month",
            "positions-0-ended_precision": "day",
            "other_names-TOTAL_FORMS": "1",
            "other_names-0-name": "Зоран Димов",
            "other_names-0-script": "Cyrl",
            "other_names-0-kind": "transliteration",
        },
    )

    assert response.status_code == 302
    person = Person.objects.get()
    assert person.positions.get().title_mk == "претседател"
    assert person.other_names.get().script == "Cyrl"


def test_a_position_cannot_end_before_it_starts(journalist):
    page = add(
        journalist,
        "people.person",
        **{
            "name_en": "Zoran Dimov",
            "positions-TOTAL_FORMS": "1",
            "positions-0-title_mk": "претседател",
            "positions-0-started_on": "2019-03-01",
            "positions-0-ended_on": "2018-03-01",
            "positions-0-started_precision": "day",
            "positions-0-ended_precision": "day",
        },
    )

    assert "The position ends before it starts." in page.content.decode()
    assert not Person.objects.exists()


def test_a_private_person_has_no_link_to_a_page(journalist):
    public, private = PersonFactory(), PersonFactory(private=True)

    def links(person):
        address = reverse("admin:people_person_change", args=[person.pk])
        return "viewsitelink" in journalist.get(address).content.decode()

    assert links(public)
    assert not links(private)


def test_a_picture_is_found_while_typing(journalist):
    picture = PictureFactory(credit="Maja Petrova")

    answer = journalist.get(
        reverse("admin:autocomplete"),
        {"term": "petrova", "app_label": "people", "model_name": "person", "field_name": "picture"},
    )

    assert [row["id"] for row in answer.json()["results"]] == [str(picture.pk)]


def test_the_list_asks_as_much_for_many_people_as_for_few(journalist, django_assert_num_queries):
    address = reverse("admin:people_person_changelist")
    PersonFactory.create_batch(2)
    journalist.get(address)
    with django_assert_num_queries(6) as few:
        journalist.get(address)
    PersonFactory.create_batch(30)
    with django_assert_num_queries(len(few)):
        journalist.get(address)


def test_the_list_shows_in_which_languages_a_name_exists(journalist):
    PersonFactory(name_en="Ana", name_mk="Ана", name_rom="Ana")

    assert "en mk rom" in journalist.get(reverse("admin:people_person_changelist")).content.decode()


def test_positions_are_found_by_person_but_have_no_list_in_the_menu(client):
    client.force_login(UserFactory(role="editor"))
    position = PositionFactory()
    query = {
        "app_label": "articles",
        "model_name": "byline",
        "field_name": "position",
        "term": position.person.name_en,
    }
    found = client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [row["id"] for row in found] == [str(position.pk)]
    assert "Positions" not in client.get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize(
    "website", [r"https://site.example\@evil.example", "https://site.example@evil.example"]
)
def test_a_website_leads_where_it_says(journalist, website):
    response = add(journalist, "people.person", name_en="Ana Kovač", website=website)
    assert "Enter a full web address" in str(errors_of(response))
    assert add(journalist, "people.person", name_en="Ana Kovač", website="example.org").status_code == 302
    assert Person.objects.get().website == "https://example.org"


@pytest.mark.parametrize(
    "website", ["javascript:alert(1)", "data:text/html,x", "https://a.example@b.example"]
)
def test_a_hostile_website_that_came_past_the_form_is_not_shown(client, website):
    person = PersonFactory(website=website)
    page = client.get(f"/en/people/{person.slug}/").content.decode()
    assert "Website" not in page
    Person.objects.update(website="https://example.org/ana")
    page = client.get(f"/en/people/{person.slug}/").content.decode()
    assert '<a class="website" href="https://example.org/ana"' in page
