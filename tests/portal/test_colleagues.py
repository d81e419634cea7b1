"""Accounts: who can give which rights to whom. Forged requests, each with a twin that is allowed."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from tests.factories import PASSWORD, UserFactory, ensure_roles
from tests.portal.admin_pages import add, change, errors_of

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "a new and quite long password"


@pytest.fixture
def administrator(client):
    client.force_login(UserFactory(role="administrator", username="admin-ana"))
    return client


@pytest.fixture
def technician(client):
    client.force_login(UserFactory(administrator=True, username="technician"))
    return client


def permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def role(name: str) -> Group:
    ensure_roles()
    return Group.objects.get(name=name)


def new_colleague(client, **values):
    texts = {
        "username": "maja",
        "usable_password": "true",
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
    }
    return add(client, "auth.user", **texts | values)


def test_an_administrator_makes_an_account_that_can_log_in(administrator, client):
    response = new_colleague(
        administrator,
        groups=[str(role("Translator").pk)],
        **{"translator_languages-TOTAL_FORMS": "1", "translator_languages-0-language": "sq"},
    )

    assert response.status_code == 302
    maja = User.objects.get(username="maja")
    assert maja.is_staff
    assert not maja.is_superuser
    assert list(maja.groups.values_list("name", flat=True)) == ["Translator"]
    assert maja.translator_languages.get().language == "sq"
    client.logout()
    assert client.login(username="maja", password=NEW_PASSWORD)


def test_an_administrator_makes_nobody_a_technician(administrator):
    maja = UserFactory()
    forged = {"is_superuser": "on", "user_permissions": [str(permission("auth.delete_group").pk)]}

    assert change(administrator, maja, first_name="Maja", **forged).status_code == 302
    assert new_colleague(administrator, username="eva", **forged).status_code == 302

    for name in (maja.username, "eva"):
        user = User.objects.get(username=name)
        assert not user.is_superuser
        assert not user.user_permissions.exists()
    assert User.objects.get(pk=maja.pk).first_name == "Maja"


def test_the_technician_can(technician):
    maja = UserFactory()

    change(technician, maja, is_superuser="on", user_permissions=[str(permission("auth.delete_group").pk)])

    maja.refresh_from_db()
    assert maja.is_superuser
    assert maja.user_permissions.exists()


def test_an_administrator_does_not_give_a_role_with_more_rights(administrator):
    group = Group.objects.create(name="Owners")
    group.permissions.add(permission("auth.delete_group"))
    maja = UserFactory()

    page = change(administrator, maja, groups=[str(group.pk)])

    assert "groups" in errors_of(page)
    assert not maja.groups.exists()
    assert change(administrator, maja, groups=[str(role("Administrator").pk)]).status_code == 302


def owner() -> User:
    user = UserFactory(password=PASSWORD)
    user.user_permissions.add(permission("auth.delete_group"))
    return user


STRONGER = {
    "technician": lambda: UserFactory(administrator=True, password=PASSWORD),
    "owner": owner,
    "sleeping technician": lambda: UserFactory(administrator=True, is_active=False, password=PASSWORD),
}


@pytest.mark.parametrize("kind", STRONGER)
def test_an_administrator_cannot_touch_a_stronger_account(administrator, kind):
    stronger = STRONGER[kind]()
    page = reverse("admin:auth_user_change", args=[stronger.pk])
    password = reverse("admin:auth_user_password_change", args=[stronger.pk])
    new = {"usable_password": "true", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

    assert administrator.post(page, {"username": "mine"}).status_code == 403
    assert administrator.post(password, new).status_code == 403
    assert (
        administrator.post(reverse("admin:auth_user_delete", args=[stronger.pk]), {"post": "yes"}).status_code
        == 403
    )
    bulk = {"action": "delete_selected", "_selected_action": [str(stronger.pk)], "post": "yes"}
    administrator.post(reverse("admin:auth_user_changelist"), bulk)

    kept = User.objects.get(pk=stronger.pk)
    assert kept.username == stronger.username
    assert kept.check_password(PASSWORD)


def test_an_administrator_looks_after_equals_and_others(administrator):
    for name in ("administrator", "editor"):
        colleague = UserFactory(role=name)
        new = {"usable_password": "true", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

        address = reverse("admin:auth_user_password_change", args=[colleague.pk])
        assert administrator.post(address, new).status_code == 302
        address = reverse("admin:auth_user_delete", args=[colleague.pk])
        assert administrator.post(address, {"post": "yes"}).status_code == 302

        assert not User.objects.filter(pk=colleague.pk).exists()


def test_an_administrator_does_not_raise_their_own_rights(administrator):
    myself = User.objects.get(username="admin-ana")

    change(
        administrator, myself, is_superuser="on", user_permissions=[str(permission("auth.delete_group").pk)]
    )

    myself.refresh_from_db()
    assert not myself.is_superuser
    assert not myself.user_permissions.exists()
    assert myself.groups.get() == role("Administrator")


def test_roles_are_explained_where_they_are_given(administrator):
    html = administrator.get(reverse("admin:auth_user_add")).content.decode()

    assert "Editor: Changes and publishes every story" in html
    assert 'type="checkbox"' in html
    assert "Superuser status" not in html


def test_the_list_asks_as_much_for_many_colleagues_as_for_few(administrator, django_assert_num_queries):
    address = reverse("admin:auth_user_changelist")
    UserFactory.create_batch(2, role="editor")
    administrator.get(address)
    with django_assert_num_queries(8):
        administrator.get(address)
    UserFactory.create_batch(20, role="journalist")
    with django_assert_num_queries(8):
        administrator.get(address)
