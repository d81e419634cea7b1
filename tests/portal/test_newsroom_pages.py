"""The newsroom's own pages: entrance, first page, lock."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, PersonFactory, UserFactory
from tests.portal.admin_pages import unsafe_parts

pytestmark = pytest.mark.django_db


def html_of(client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status
    return page.content.decode()


@pytest.mark.parametrize("role", ["contributor", "journalist", "translator", "editor", "administrator"])
def test_the_first_page_offers_only_what_the_role_may_do(client, role):
    client.force_login(UserFactory(role=role))

    html = html_of(client, reverse("admin:index"))

    assert len(re.findall(r"<h1\b", html)) == 1
    assert "View the paper" in html
    assert ("Write a story" in html) == (role != "translator")
    assert ("Add a person" in html) == (role in {"journalist", "editor", "administrator"})
    assert ("Colleagues and their roles" in html) == (role == "administrator")
    for address in re.findall(r'class="way[^"]*" href="([^"]+)"', html):
        assert client.get(address).status_code == 200, address


def test_the_first_page_of_someone_who_only_reads_statistics(client):
    client.force_login(UserFactory(role="reader statistics"))

    html = html_of(client, reverse("admin:index"))

    assert "Write a story" not in html
    assert "All stories" not in html


@pytest.mark.parametrize("language", ["en", "mk", "sq", "sr", "tr", "rom"])
def test_the_newsroom_speaks_the_language_of_the_browser(language):
    client = Client(headers={"accept-language": language})
    client.force_login(UserFactory(administrator=True))

    for address in (reverse("admin:index"), reverse("admin:people_person_add")):
        assert f'<html lang="{language}"' in html_of(client, address)


def test_no_page_of_the_newsroom_has_what_the_policy_blocks(client):
    person = PersonFactory()
    pages = [html_of(client, reverse("admin:login"))]
    client.force_login(UserFactory(administrator=True))
    lists = ("index", "password_change", "people_person_changelist", "auth_user_add", "auth_user_changelist")
    addresses = [reverse(f"admin:{name}") for name in lists]
    addresses += [reverse(f"admin:people_person_{name}", args=[person.pk]) for name in ("delete", "history")]
    pages += [html_of(client, address) for address in addresses]

    assert [unsafe_parts(html) for html in pages] == [[]] * len(pages)


def test_too_many_wrong_passwords_are_answered_in_plain_words(client, settings):
    settings.AXES_ENABLED = True
    UserFactory(username="ana", password=PASSWORD)
    address = reverse("admin:login")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        page = client.post(address, {"username": "ana", "password": "guess"})

    assert page.status_code == 429
    html = page.content.decode()
    assert "Log-in locked" in html
    assert len(re.findall(r"<h1\b", html)) == 1
    assert unsafe_parts(html) == []
    assert client.post(address, {"username": "ana", "password": PASSWORD}).status_code == 429
    # A stranger elsewhere locks only themselves out.
    ana = Client(REMOTE_ADDR="192.0.2.7")
    assert ana.post(address, {"username": "ana", "password": PASSWORD}).status_code == 302


def test_a_refused_page_says_so_and_leads_back(client):
    client.force_login(UserFactory(role="translator", translates=["sq"]))
    answer = client.get("/admin/front/")
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "You have no access to this page" in html
    assert 'href="/admin/"' in html
