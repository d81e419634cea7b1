import shutil

import pytest
from django.contrib.staticfiles import finders
from django.core.management import CommandError, call_command

from tests.visitors.readers import SKOPJE, fold, read
from visitors import conf, country_data, geo
from visitors.addresses import parse_address
from visitors.countries import country_name
from visitors.flags import FlagFinder, flag_files, flag_url
from visitors.models import CountryTotal


@pytest.mark.parametrize(
    ("address", "country"),
    [("46.99.0.1", "XK"), ("77.28.0.1", "MK"), ("8.8.8.8", "US"), ("2a00:1450:4001::1", "DE"), ("127.0.0.1", "ZZ"),
     ("10.1.2.3", "ZZ"), ("::1", "ZZ")],
)  # fmt: skip
def test_countries_of_addresses(address, country):
    assert geo.country(parse_address(address)) == country


@pytest.mark.parametrize(
    ("entry", "country"),
    [
        ({"country_code": "MK"}, "MK"),
        ({"country": {"iso_code": "XK"}}, "XK"),
        ({"registered_country": {"iso_code": "AL"}}, "AL"),
        ({"country": "TR"}, "TR"),
        ({"country_code": "EU"}, "ZZ"),
        ({"country_code": "<b"}, "ZZ"),
        ({"country_code": 7}, "ZZ"),
        ({}, "ZZ"),
        (None, "ZZ"),
        ("MK", "ZZ"),
    ],
)
def test_codes_in_entries_of_several_databases(entry, country):
    assert geo.country_of(entry) == country


def test_a_missing_file_makes_every_country_unknown(settings, tmp_path, caplog):
    settings.GEOIP_DATABASE = tmp_path / "gone.mmdb"
    assert geo.country(parse_address("77.28.0.1")) == "ZZ"
    assert "cannot be read" in caplog.text


def test_a_newer_file_is_taken_into_use_by_renaming(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(geo, "LOOK_AGAIN_SECONDS", 0)
    settings.GEOIP_DATABASE = tmp_path / "new" / "countries.mmdb"
    assert geo.country(parse_address("77.28.0.1")) == "ZZ"
    call_command("refresh_countries", str(conf.BUNDLED_COUNTRIES))
    assert geo.country(parse_address("77.28.0.1")) == "MK"
    assert [path.name for path in settings.GEOIP_DATABASE.parent.iterdir()] == ["countries.mmdb"]


def test_a_bad_file_is_refused_and_the_old_one_stays(settings, tmp_path):
    settings.GEOIP_DATABASE = tmp_path / "countries.mmdb"
    shutil.copy(conf.BUNDLED_COUNTRIES, settings.GEOIP_DATABASE)
    bad = tmp_path / "bad.mmdb"
    bad.write_bytes(b"not a database")
    with pytest.raises(CommandError, match=r"is no \.mmdb file"):
        call_command("refresh_countries", str(bad))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("refresh_countries", str(tmp_path / "gone"))
    assert geo.country(parse_address("77.28.0.1")) == "MK"


def test_a_file_that_puts_kosovo_into_albania_is_refused(monkeypatch):
    monkeypatch.setitem(country_data.KNOWN_ADDRESSES, "77.28.0.1", "AL")
    assert country_data.faults(conf.BUNDLED_COUNTRIES) == ["It places 77.28.0.1 in MK instead of AL."]


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("MK", "mk", "Северна Македонија"),
        ("MK", "en", "North Macedonia"),
        ("XK", "sq", "Kosovë"),
        ("XK", "tr", "Kosova"),
        ("RS", "sr", "Srbija"),
        ("RS", "rom", "Србија"),
        ("MK", "rom", "Северна Македонија"),
        ("ZZ", "en", "Unknown Region"),
        ("MK", "xx", "North Macedonia"),
        ("QX", "en", "QX"),
    ],
)
def test_names_of_countries(code, language, name):
    assert country_name(code, language) == name


def test_flags_have_addresses_and_unknown_has_none():
    assert flag_url("MK").endswith("flags/mk.svg")
    assert flag_url("XK").endswith("flags/xk.svg")
    assert flag_url("ZZ") is None
    assert flag_url("../x") is None


def test_static_files_have_the_flags_and_nothing_else():
    names = [name for name, _storage in FlagFinder().list([])]
    assert len(names) == len(flag_files()) == 250
    assert all(len(name) == len("flags/mk.svg") for name in names)
    for name, storage in FlagFinder().list(["*/m*"]):
        assert "/m" not in name
        with storage.open(name) as picture:
            assert picture.read(4) == b"<svg"


@pytest.mark.parametrize("path", ["flags/mk.svg", "flags/xk.svg"])
def test_the_finder_finds(path):
    assert finders.find(path).endswith(".svg")
    assert len(finders.find(path, find_all=True)) == 1


@pytest.mark.parametrize(
    "path", ["flags/../flags/mk.svg", "flags/eu.svg", "flags/mk.png", "mk.svg", "flags/zz.svg", ""]
)
def test_the_finder_finds_nothing_else(path):
    assert FlagFinder().find(path) == []


PROXY = "10.0.0.2"


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("MK", "MK"),
        ("XK", "XK"),
        (" mk ", "MK"),
        ("XX", "ZZ"),
        ("T1", "ZZ"),
        ("EU", "ZZ"),
        ("AP", "ZZ"),
        ("A1", "ZZ"),
        ("A2", "ZZ"),
        ("", None),
        ("QQ", None),  # no country has this code
        ("MKD", None),
        ("M", None),
        ("ＭＫ", None),
        ("ß", None),
        ("MK, DE", None),
        ("<script>", None),
        ("MK" * 5000, None),
    ],
)
def test_what_a_cdn_says_of_the_country(settings, said, country):
    settings.VISITORS_COUNTRY_HEADER, settings.TRUSTED_PROXIES = "CF-IPCountry", ["10.0.0.0/8"]
    assert geo.named_country({"REMOTE_ADDR": PROXY, "HTTP_CF_IPCOUNTRY": said}) == country


@pytest.mark.parametrize(
    ("header", "proxies", "peer"),
    [
        ("", ["10.0.0.0/8"], PROXY),
        ("CloudFront-Viewer-Country", ["10.0.0.0/8"], PROXY),
        ("CF-IPCountry", [], PROXY),
        ("CF-IPCountry", ["10.0.0.0/8"], "203.0.113.9"),
        ("CF-IPCountry", ["10.0.0.0/8"], "nonsense"),
    ],
)
def test_nobody_else_names_a_country(settings, header, proxies, peer):
    settings.VISITORS_COUNTRY_HEADER, settings.TRUSTED_PROXIES = header, proxies
    assert geo.named_country({"REMOTE_ADDR": peer, "HTTP_CF_IPCOUNTRY": "MK"}) is None


@pytest.mark.django_db
@pytest.mark.parametrize(("said", "country"), [("TR", "TR"), ("T1", "ZZ"), ("nonsense", "MK")])
def test_a_view_has_the_country_of_the_cdn_or_of_its_address(settings, said, country):
    settings.VISITORS_COUNTRY_HEADER, settings.TRUSTED_PROXIES = "X-Vercel-IP-Country", ["10.0.0.0/8"]
    read(address=PROXY, HTTP_X_FORWARDED_FOR=SKOPJE, HTTP_X_VERCEL_IP_COUNTRY=said)
    fold()
    assert list(CountryTotal.objects.values_list("country", flat=True)) == [country]
