"""Organizations as editors and readers meet them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from organizations.models import Organization
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def test_name_comes_in_the_language_of_the_reader():
    organization = OrganizationFactory(name_en="Roma Forum", name_mk="Форум на Ромите", acronym_en="RF")
    assert str(organization) == "Roma Forum (RF)"
    with override("mk"):
        assert organization.name == "Форум на Ромите"


def test_missing_name_falls_back_to_one_that_exists():
    with override("tr"):
        assert OrganizationFactory(name_en="Roma Forum", name_mk=None).name == "Roma Forum"


def test_name_is_required_in_one_language_only():
    OrganizationFactory.build(name_en=None, name_mk="Форум").clean()
    with pytest.raises(ValidationError, match="at least one language"):
        OrganizationFactory.build(name_en="", name_mk=None).clean()


def test_page_address_stands_under_the_language():
    organization = OrganizationFactory(slug="roma-forum")
    with override("rom"):
        assert organization.get_absolute_url() == "/rom/organizations/roma-forum/"


def test_everything_a_page_prints_comes_in_one_query(django_assert_num_queries):
    OrganizationFactory(parent=OrganizationFactory())
    with django_assert_num_queries(1):
        assert [bool(found.parent) for found in Organization.objects.for_page().order_by("pk")] == [
            False,
            True,
        ]
