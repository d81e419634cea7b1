"""Names that the newsroom gives to countries: remembered for a minute, changed at once."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.urls import reverse

from visitors import countries
from visitors.countries import OwnNames, country_name, name_language
from visitors.models import CountryName, CountryTotal

pytestmark = pytest.mark.django_db
ATTESTED = import_module("visitors.migrations.0004_romani_country_names")


class Schema:
    connection = connection


@pytest.fixture(autouse=True)
def empty_table(monkeypatch):
    """Only the names of the test, read from the database when they are needed."""
    CountryName.objects.all().delete()
    monkeypatch.setattr(countries, "own_names", OwnNames())


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until the test moves it."""
    now = [1000.0]
    monkeypatch.setattr(countries, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


def test_our_own_name_wins_in_every_language():
    CountryName.objects.create(language="rom", code="MK", name="Makedonija")
    CountryName.objects.create(language="en", code="MK", name="Macedonia (North)")
    assert country_name("MK", "rom") == "Makedonija"
    assert country_name("MK", "en") == "Macedonia (North)"
    assert country_name("MK", "sq") == "Maqedonia e Veriut"
    assert country_name("QX", "rom") == "QX"


def test_a_borrowed_name_tells_its_language():
    CountryName.objects.create(language="rom", code="RS", name="Srbija")
    assert [name_language(code, "rom") for code in ("RS", "MK", "QX")] == ["rom", "mk", "rom"]
    assert name_language("MK", "sq") == "sq"


def test_names_are_read_once_a_minute(clock, django_assert_num_queries):
    with django_assert_num_queries(1):
        for language in ("en", "mk", "rom", "sq", "sr", "tr"):
            country_name("MK", language)
    clock[0] += 59
    with django_assert_num_queries(0):
        assert country_name("RS", "rom") == "Србија"
    CountryName.objects.bulk_create(
        [CountryName(language="rom", code="RS", name="Srbija")]
    )  # as another host
    assert country_name("RS", "rom") == "Србија"
    clock[0] += 1
    with django_assert_num_queries(1):
        assert country_name("RS", "rom") == "Srbija"


def test_a_change_in_this_process_is_seen_at_once(clock):
    assert country_name("RS", "rom") == "Србија"
    row = CountryName.objects.create(language="rom", code="RS", name="Srbia")
    assert country_name("RS", "rom") == "Srbia"
    row.name = "Srbija"
    row.save()
    assert country_name("RS", "rom") == "Srbija"
    row.delete()
    assert country_name("RS", "rom") == "Србија"


def test_what_was_read_before_the_commit_is_forgotten_after_it(clock, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        CountryName.objects.create(language="rom", code="RS", name="Srbija")
        countries.own_names.know({})  # a reader who came before the commit
    assert country_name("RS", "rom") == "Srbija"


def test_the_attested_names_come_and_go_and_own_words_stay():
    CountryName.objects.create(language="rom", code="RS", name="Srbijate")
    ATTESTED.enter(apps, Schema)
    names = dict(CountryName.objects.values_list("code", "name"))
    assert names == {**ATTESTED.ATTESTED, "RS": "Srbijate"}
    ATTESTED.take_out(apps, Schema)
    assert dict(CountryName.objects.values_list("code", "name")) == {"RS": "Srbijate"}


# The newsroom

LIST, ADD = "admin:visitors_countryname_changelist", "admin:visitors_countryname_add"


@pytest.fixture
def colleague(client):
    user = User.objects.create_user("colleague", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__model="countryname"))
    client.force_login(user)
    return user


def test_only_with_the_permission(client, colleague):
    assert client.get(reverse(LIST)).status_code == 200
    colleague.user_permissions.clear()
    assert client.get(reverse(LIST)).status_code == 403


def test_the_list_says_which_names_are_wanted_most(client, colleague):
    CountryName.objects.create(language="rom", code="RS", name="Srbija")
    for code, visitors in (("RS", 9000), ("MK", 5000), ("DE", 7000)):
        CountryTotal.objects.create(country=code, visitors=visitors)
    response = client.get(reverse(LIST))
    assert [row["code"] for row in response.context["wanted"]] == ["DE", "MK"]
    assert f"{reverse(ADD)}?language=rom&amp;code=DE" in response.content.decode()
    colleague.user_permissions.set(Permission.objects.filter(codename="view_countryname"))
    assert "wanted" not in client.get(reverse(LIST)).context


@pytest.mark.parametrize("term", ["Srb", "RS", "serbia"])
def test_a_country_is_found_by_any_of_its_names(client, colleague, term):
    CountryName.objects.create(language="rom", code="RS", name="Srbija")
    CountryName.objects.create(language="rom", code="FI", name="Finska")
    response = client.get(reverse(LIST), {"q": term}, headers={"Accept-Language": "en"})
    assert [row.code for row in response.context["cl"].result_list] == ["RS"]


def test_the_list_asks_as_much_for_many_names_as_for_few(client, colleague, django_assert_num_queries):
    CountryName.objects.create(language="rom", code="RS", name="Srbija")
    client.get(reverse(LIST))
    with django_assert_num_queries(7):
        client.get(reverse(LIST))
    ATTESTED.enter(apps, Schema)
    client.get(reverse(LIST))
    with django_assert_num_queries(7):
        client.get(reverse(LIST))


def test_a_name_is_entered(client, colleague):
    answer = client.post(reverse(ADD), {"language": "rom", "code": "mk", "name": " Makedonija "})
    assert answer.status_code == 302
    assert country_name("MK", "rom") == "Makedonija"


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("QQ", "Nowhere", "There is no country with the code “QQ”."),
        ("EU", "Evropa", "There is no country with the code “EU”."),
        ("RS", "Srbija", "This country already has a name in this language."),
        ("MK", "  ", "This field is required."),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(client, colleague, code, name, words):
    CountryName.objects.create(language="rom", code="RS", name="Srbia")
    form = client.post(reverse(ADD), {"language": "rom", "code": code, "name": name}).context["adminform"]
    assert words in str(form.form.errors)
    assert CountryName.objects.count() == 1
