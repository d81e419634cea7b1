"""Reader figures in the newsroom: one permission opens them, nobody can change them."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from visitors.models import CountryDay, DayTotal, DropDay, Reason

pytestmark = pytest.mark.django_db
LISTS = ["daytotal", "countryday", "dropday"]


@pytest.fixture
def colleague(client):
    user = User.objects.create_user("colleague", is_staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def figures():
    day = DayTotal.objects.create(day=date(2026, 11, 20), visitors=3, visits=4, views=9)
    CountryDay.objects.create(day=day.day, country="MK", visitors=3, views=9)
    DropDay.objects.create(day=day.day, reason=Reason.BOT, count=7)
    return day


@pytest.mark.parametrize("name", LISTS)
def test_only_with_the_permission(client, colleague, figures, name):
    url = reverse(f"admin:visitors_{name}_changelist")
    assert client.get(url).status_code == 403
    colleague.user_permissions.add(Permission.objects.get(codename="view_statistics"))
    assert client.get(url).status_code == 200


def test_nobody_changes_a_figure(client, colleague, figures):
    User.objects.update(is_superuser=True)
    change = reverse("admin:visitors_daytotal_change", args=[figures.pk])
    assert client.post(change, {"visitors": 1000}).status_code == 403
    assert client.get(reverse("admin:visitors_daytotal_add")).status_code == 403
    assert (
        client.post(reverse("admin:visitors_daytotal_delete", args=[figures.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert DayTotal.objects.get().visitors == 3
