from datetime import date

import pytest
from django.core.management import call_command

from visitors import checks


def ids(found):
    return [message.id for message in found]


def test_the_settings_of_this_project_are_fine():
    for check in (
        checks.spool_is_writable,
        checks.trusted_proxies_are_networks,
        checks.country_header_has_a_sender,
        checks.countries_file_is_readable,
        checks.other_settings_are_usable,
        checks.fast_reader_is_installed,
    ):
        assert check(None) == []


def test_a_spool_that_cannot_be_written(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.VISITORS_SPOOL = tmp_path / "file" / "spool"
    (message,) = checks.spool_is_writable(None)
    assert message.id == "visitors.E001"
    assert str(settings.VISITORS_SPOOL) in message.msg
    assert "VISITORS_SPOOL" in message.hint


def test_a_spool_that_does_not_exist_yet_is_fine_and_not_made(settings, tmp_path):
    settings.VISITORS_SPOOL = tmp_path / "a" / "b"
    assert checks.spool_is_writable(None) == []
    assert not (tmp_path / "a").exists()


def test_proxies_must_be_networks(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "my-proxy", "0.0.0.0/0", "::1"]
    found = checks.trusted_proxies_are_networks(None)
    assert ids(found) == ["visitors.E002", "visitors.W002"]
    assert "'my-proxy'" in found[0].msg


@pytest.mark.parametrize(
    ("header", "proxies", "expected"),
    [("CF-IPCountry", [], ["visitors.W003"]), ("CF-IPCountry", ["10.0.0.0/8"], []), ("", [], [])],
)
def test_a_country_header_needs_a_proxy_that_sends_it(settings, header, proxies, expected):
    settings.VISITORS_COUNTRY_HEADER, settings.TRUSTED_PROXIES = header, proxies
    assert ids(checks.country_header_has_a_sender(None)) == expected


@pytest.mark.parametrize("content", [None, b"not a database"])
def test_the_countries_must_be_readable(settings, tmp_path, content):
    settings.GEOIP_DATABASE = tmp_path / "x.mmdb"
    if content:
        settings.GEOIP_DATABASE.write_bytes(content)
    (message,) = checks.countries_file_is_readable(None)
    assert message.id == "visitors.E003"
    assert "x.mmdb" in message.msg


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("VISITORS_PEPPER", None, "visitors.E004"),
        ("VISITORS_PEPPER", b"short", "visitors.E004"),
        ("VISITORS_SINCE", "2019-01-13", "visitors.E005"),
        ("VISITORS_COUNT", "both", "visitors.E006"),
        ("VISITORS_FOLD_SECONDS", -1, "visitors.E007"),
        ("VISITORS_FOLD_SECONDS", "5", "visitors.E007"),
    ],
)
def test_other_settings(settings, name, value, expected):
    setattr(settings, name, value)
    (message,) = checks.other_settings_are_usable(None)
    assert message.id == expected
    assert name in message.msg
    assert message.hint


@pytest.mark.parametrize(
    ("since", "expected"),
    [(date(9999, 12, 31), ["visitors.W004"]), (date(2019, 1, 13), []), ("2019-01-13", [])],
)
def test_the_counting_began_in_the_past(settings, since, expected):
    settings.VISITORS_SINCE = since
    assert ids(checks.counting_began_in_the_past(None)) == expected


def test_a_slow_reader_of_countries_is_a_warning(monkeypatch):
    monkeypatch.setattr(checks, "has_fast_reader", lambda: False)
    assert ids(checks.fast_reader_is_installed(None)) == ["visitors.W001"]


def test_the_checks_are_registered(settings):
    from django.core.management import CommandError

    settings.VISITORS_COUNT = "nonsense"
    with pytest.raises(CommandError, match=r"visitors\.E006"):
        call_command("check")


@pytest.mark.django_db
def test_the_permission_to_see_the_statistics_exists():
    from django.contrib.auth.models import Permission

    found = Permission.objects.filter(content_type__app_label="visitors")
    numbers = found.exclude(content_type__model="countryname")
    assert list(numbers.values_list("codename", flat=True)) == ["view_statistics"]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "visitors", check=True, dry_run=True, verbosity=0)
