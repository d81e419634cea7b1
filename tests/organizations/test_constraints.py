"""The database refuses organizations that readers could not find or that are part of themselves."""

import pytest
from django.db.models import F

from organizations.models import OrganizationName
from tests.factories import OrganizationFactory
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("organizations_organization_slug_filled", {"slug": ""}),
        ("organizations_organization_named", {"name_en": None, "name_mk": ""}),
        ("organizations_organization_not_own_parent", {"parent": F("id")}),
    ],
)
def test_organization(name, values):
    refused(name, change(OrganizationFactory(), **values))


def test_other_names_are_filled_and_stand_once():
    organization = OrganizationFactory()
    organization.other_names.create(name="UNOG")
    refused("organizations_organizationname_once", lambda: organization.other_names.create(name="UNOG"))
    refused("organizations_organizationname_filled", lambda: organization.other_names.create(name=""))
    assert OrganizationName.objects.count() == 1
