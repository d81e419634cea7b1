"""Organizations in the newsroom."""

import pytest
from django.urls import reverse

from organizations.models import Organization
from tests.factories import OrganizationFactory, UserFactory
from tests.portal.admin_pages import add, change, errors_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def journalist(client):
    client.force_login(UserFactory(role="journalist"))
    return client


def test_the_address_is_made_from_the_name(journalist):
    assert add(journalist, "organizations.organization", name_sq="Forumi i Romëve").status_code == 302

    assert Organization.objects.get().slug == "forumi-i-romeve"


def test_a_taken_address_is_explained(journalist):
    OrganizationFactory(slug="ertf")

    page = add(journalist, "organizations.organization", name_en="European Roma Forum", slug="ertf")

    assert errors_of(page)["slug"] == ["This address is taken. Write another one, or leave it empty."]


def test_an_organization_can_belong_to_another(journalist):
    whole, part = OrganizationFactory(), OrganizationFactory()

    assert change(journalist, part, parent=str(whole.pk)).status_code == 302

    part.refresh_from_db()
    assert part.parent == whole


def test_an_organization_cannot_be_part_of_itself_at_any_level(journalist):
    top = OrganizationFactory()
    middle = OrganizationFactory(parent=top)
    bottom = OrganizationFactory(parent=middle)

    for parent in (top, middle, bottom):
        page = change(journalist, top, parent=str(parent.pk))
        assert errors_of(page)["parent"] == ["An organization cannot be part of itself."]


def test_a_circle_that_is_there_already_does_not_hang_the_form(journalist):
    one, two = OrganizationFactory(), OrganizationFactory()
    Organization.objects.filter(pk=one.pk).update(parent=two)
    Organization.objects.filter(pk=two.pk).update(parent=one)
    three = OrganizationFactory()

    assert change(journalist, three, parent=str(one.pk)).status_code == 302


@pytest.mark.parametrize("typed", ["WCC", "wcc", "Weltkirchenrat", "црква", "council-of-churches"])
def test_an_organization_is_found_by_acronym_other_names_and_address(journalist, typed):
    organization = OrganizationFactory(
        name_en="Council", name_mk="Совет", acronym_en="WCC", slug="world-council-of-churches"
    )
    organization.other_names.create(name="Weltkirchenrat")
    organization.other_names.create(name="црковен совет, црква", script="Cyrl")
    OrganizationFactory()

    answer = journalist.get(
        reverse("admin:autocomplete"),
        {"term": typed, "app_label": "people", "model_name": "position", "field_name": "organization"},
    )

    assert [row["id"] for row in answer.json()["results"]] == [str(organization.pk)]


def test_the_list_asks_as_much_for_many_as_for_few(journalist, django_assert_num_queries):
    address = reverse("admin:organizations_organization_changelist")
    OrganizationFactory.create_batch(2, parent=OrganizationFactory())
    with django_assert_num_queries(6):
        journalist.get(address)
    for _ in range(10):
        OrganizationFactory(parent=OrganizationFactory())
    with django_assert_num_queries(6):
        journalist.get(address)
