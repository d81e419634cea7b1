"""Who may do what in the newsroom: asked by the server, whatever the page shows."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import reverse

from portal.roles import ROLES
from tests.factories import (
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    PictureFactory,
    SectionFactory,
    StorylineFactory,
    TagFactory,
    UserFactory,
    VenueFactory,
    ensure_roles,
)

pytestmark = pytest.mark.django_db
migration = import_module("portal.migrations.0001_roles")
statistics = import_module("portal.migrations.0003_statistics_for_editors")
newsroom = import_module("portal.migrations.0005_roles_of_the_newsroom")
storylines = import_module("portal.migrations.0006_roles_for_storylines")
partners = import_module("portal.migrations.0007_partners_for_editors")
searches = import_module("portal.migrations.0009_searches_for_editors")

NAMES = ["Contributor", "Journalist", "Translator", "Editor", "Administrator", "Reader statistics"]
EVERYBODY = {"contributor", "journalist", "translator", "editor", "administrator"}
WRITERS = {"journalist", "editor", "administrator"}
EDITORS = {"editor", "administrator"}
RECORDS = {
    "people.person": PersonFactory,
    "organizations.organization": OrganizationFactory,
    "events.event": EventFactory,
    "events.venue": VenueFactory,
    "articles.section": SectionFactory,
    "articles.tag": TagFactory,
    "articles.storyline": StorylineFactory,
    "pictures.picture": PictureFactory,
}
MAY = [
    *((model, "changelist", EVERYBODY) for model in RECORDS),
    *((model, "change", WRITERS) for model in RECORDS if model != "articles.section"),
    *((model, "add", WRITERS) for model in RECORDS if model not in {"articles.section", "pictures.picture"}),
    ("pictures.picture", "add", WRITERS | {"contributor"}),
    ("articles.section", "change", EDITORS),
    ("articles.section", "add", EDITORS),
    *((model, "delete", EDITORS) for model in RECORDS),
]


@pytest.fixture(autouse=True)
def groups(db):
    """The groups are there, whatever ran before."""
    ensure_roles()


def stored(group: str) -> set[str]:
    permissions = Group.objects.get(name=group).permissions.select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in permissions}


def test_the_roles_have_their_names():
    assert [role.name for role in ROLES] == NAMES
    assert list(migration.ROLES) == NAMES


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_the_migrations_give_what_the_table_says(role):
    """Fails when somebody changes `portal/roles.py` without a migration."""
    assert stored(role.name) == role.permissions


def test_taking_the_roles_away_and_making_them_again():
    colleague = UserFactory(role="editor")

    migration.remove_roles(apps, connection.schema_editor())
    assert not Group.objects.filter(name__in=NAMES).exists()
    migration.make_roles(apps, connection.schema_editor())
    statistics.give(apps, connection.schema_editor())
    newsroom.give(apps, connection.schema_editor())
    storylines.give(apps, connection.schema_editor())
    partners.give(apps, connection.schema_editor())
    searches.give(apps, connection.schema_editor())

    assert stored("Editor") == next(role.permissions for role in ROLES if role.name == "Editor")
    assert not colleague.groups.exists()


@pytest.mark.parametrize("role", [name.lower() for name in NAMES])
@pytest.mark.parametrize(("model", "page", "allowed"), MAY)
def test_a_forged_request_is_answered_by_the_role(client, model, page, allowed, role):
    """An empty POST: refused (403) to a stranger, while the twin with the right gets its form back or is done."""
    client.force_login(UserFactory(role=role))
    record = RECORDS[model]()
    about_one = [record.pk] if page in {"change", "delete"} else []
    address = reverse(f"admin:{model.replace('.', '_')}_{page}", args=about_one)
    data = {"post": "yes"} if page == "delete" else {}

    answer = client.get(address) if page == "changelist" else client.post(address, data)

    assert answer.status_code == (403 if role not in allowed else 302 if page == "delete" else 200)
    gone = not type(record).objects.filter(pk=record.pk).exists()
    assert gone == (page == "delete" and role in allowed)


def test_who_may_only_look_cannot_save(client):
    """The twin of the journalists' tests in tests/people."""
    person = PersonFactory(name_en="Ana")
    client.force_login(UserFactory(role="translator"))
    address = reverse("admin:people_person_change", args=[person.pk])

    assert client.get(address).status_code == 200
    assert client.post(address, {"name_en": "Somebody"}).status_code == 403
    person.refresh_from_db()
    assert person.name_en == "Ana"


@pytest.mark.parametrize("page", ["auth_user_changelist", "auth_user_add"])
@pytest.mark.parametrize("role", ["contributor", "journalist", "translator", "editor", "reader statistics"])
def test_only_administrators_look_after_colleagues(client, role, page):
    client.force_login(UserFactory(role=role))
    assert client.get(reverse(f"admin:{page}")).status_code == 403

    client.force_login(UserFactory(role="administrator"))
    assert client.get(reverse(f"admin:{page}")).status_code == 200


@pytest.mark.parametrize("role", [name.lower() for name in NAMES])
def test_who_sees_the_reader_statistics(role):
    assert UserFactory(role=role).has_perm("visitors.view_statistics") == (
        role in {"editor", "administrator", "reader statistics"}
    )


@pytest.mark.parametrize("role", [name.lower() for name in NAMES])
def test_who_names_countries(role):
    may = UserFactory(role=role).has_perm("visitors.change_countryname")
    assert may == (role in {"editor", "administrator"})


def test_the_step_to_statistics_for_editors_leads_back():
    statistics.take(apps, connection.schema_editor())
    assert not [name for name in stored("Editor") if name.startswith("visitors.")]
    assert stored("Administrator") & {"visitors.view_statistics", "visitors.add_countryname"} == {
        "visitors.view_statistics"
    }
    statistics.give(apps, connection.schema_editor())
    assert stored("Editor") >= {"visitors.view_statistics", "visitors.add_countryname"}


def test_the_step_to_storylines_leads_back():
    storylines.take(apps, connection.schema_editor())
    assert not [name for role in NAMES for name in stored(role) if name.endswith("_storyline")]
    storylines.give(apps, connection.schema_editor())
    partners.give(apps, connection.schema_editor())
    assert "articles.change_storyline" in stored("Journalist")


def test_the_step_to_searches_in_vain_leads_back():
    searches.take(apps, connection.schema_editor())
    assert not [name for name in stored("Editor") if name.endswith("_unansweredsearch")]
    searches.give(apps, connection.schema_editor())
    assert "portal.view_unansweredsearch" in stored("Editor") & stored("Administrator")


@pytest.mark.parametrize("role", [name.lower() for name in NAMES])
def test_nobody_but_the_technician_changes_roles(client, role):
    client.force_login(UserFactory(role=role))
    address = reverse("admin:auth_group_change", args=[Group.objects.get(name="Editor").pk])

    assert client.post(address, {"name": "Everybody"}).status_code == 403
    assert Group.objects.filter(name="Editor").exists()
