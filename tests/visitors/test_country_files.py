"""Whatever country file an operator names: it works, or he is told why not, and the site goes on."""

import random
import shutil
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from django.core.management import CommandError, call_command, load_command_class

from tests.visitors.country_files import LAYOUTS, damaged, known_ranges, network_of, write
from visitors import conf, country_data, geo
from visitors.addresses import parse_address
from visitors.country_reader import open_countries
from visitors.country_writer import Range

GOOD = conf.BUNDLED_COUNTRIES.read_bytes()


def country(text):
    return geo.country(parse_address(text))


@pytest.fixture
def used(settings, tmp_path, monkeypatch):
    """A country file in use, looked at anew for each address."""
    monkeypatch.setattr(geo, "LOOK_AGAIN_SECONDS", 0)
    settings.GEOIP_DATABASE = tmp_path / "countries.mmdb"
    return write(settings.GEOIP_DATABASE)


@pytest.mark.parametrize("width", [24, 28, 32])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_several_publishers(used, layout, width):
    write(used, entry=LAYOUTS[layout], width=width)
    assert country_data.faults(used) == []
    assert country("46.99.0.1") == "XK"
    assert country("2a00:1450:4001::1") == "DE"
    assert country("203.0.113.1") == "ZZ"


def test_neighbours_in_two_countries(used):
    """The country of a neighbourhood is remembered only where the whole of it lies in one country."""
    start = int(ip_address("203.0.112.0"))
    whole, half = Range(start, start + 256, "MK"), Range(start + 256, start + 256 + 128, "RS")
    write(used, [whole, half, Range(start + 384, start + 512, "XK")])
    for _time in range(2):
        assert [country(f"203.0.112.{number}") for number in (1, 255)] == ["MK", "MK"]
        assert [country(f"203.0.113.{number}") for number in (0, 127, 128, 255)] == ["RS", "RS", "XK", "XK"]
        assert country("203.0.114.1") == "ZZ"


def test_what_is_remembered_is_what_the_file_says(monkeypatch):
    monkeypatch.setattr(geo, "MOST_NEAR", 50)
    chance, file = random.Random(7), open_countries(conf.BUNDLED_COUNTRIES)
    four = [IPv4Address(0x4D1C0000 + chance.getrandbits(14)) for _time in range(300)]
    anywhere = [IPv4Address(chance.getrandbits(32)) for _time in range(300)]
    six = [IPv6Address((0x2A02 << 112) + (chance.getrandbits(12) << 84)) for _time in range(300)]
    for address in map(str, (*four, *anywhere, *six, *four, *six)):
        assert country(address) == geo.country_of(file.get(address))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no .mmdb file"),
        (b"start,end,country\n", "is no .mmdb file"),
        (GOOD[: len(GOOD) // 2], "is no .mmdb file"),
        (GOOD[:-200], "is no .mmdb file"),
        (GOOD[len(GOOD) // 2 :], "damaged"),
        (damaged(GOOD), "damaged"),
        (b"\x1f\x8b" + GOOD[2:1000], "is no .mmdb file"),
    ],
    ids=["empty", "text", "half", "end lost", "beginning lost", "middle lost", "packed"],
)
def test_files_that_are_refused(tmp_path, content, words):
    bad = tmp_path / "bad.mmdb"
    bad.write_bytes(content)
    (fault,) = country_data.faults(bad)
    assert words in fault
    with pytest.raises(CommandError, match=r"bad\.mmdb is not used"):
        call_command("refresh_countries", str(bad))


def test_a_file_without_countries_is_refused(tmp_path):
    path = write(tmp_path / "asn.mmdb", entry=lambda code: {"autonomous_system_organization": "Example"})
    assert country_data.faults(path) == [
        "It tells no countries. About one address it says: {'autonomous_system_organization': 'Example'}"
    ]
    assert country_data.faults(write(path, [])) == [
        "It tells no countries. About one address it says: nothing at all"
    ]


def test_a_file_for_half_of_the_addresses_is_refused(tmp_path):
    ranges = [each for each in known_ranges() if each.end <= 1 << 32]
    path = write(tmp_path / "four.mmdb", ranges, bits=32)
    assert country_data.faults(path) == ["It knows nothing of IPv6 addresses."]


def test_kosovo_must_not_be_in_albania(tmp_path):
    ranges = sorted(
        network_of(text, "AL" if right == "XK" else right)
        for text, right in country_data.KNOWN_ADDRESSES.items()
    )
    path = write(tmp_path / "registry.mmdb", ranges)
    assert country_data.faults(path) == ["It places 46.99.0.1 in AL instead of XK."]


def test_missing_and_unreadable_files(tmp_path):
    assert country_data.faults(tmp_path / "gone.mmdb") == ["It cannot be read: No such file or directory."]
    assert country_data.faults(tmp_path) == ["It cannot be read: Is a directory."]


@pytest.mark.parametrize("content", [b"", b"text", GOOD[:5000]], ids=["empty", "text", "half"])
def test_a_bad_file_in_use_makes_countries_unknown(used, content, caplog):
    used.write_bytes(content)
    assert country("77.28.0.1") == "ZZ"
    assert "cannot be read" in caplog.text
    write(used)
    assert country("77.28.0.1") == "MK"


def test_a_file_that_takes_the_place_of_another(used, tmp_path):
    assert country("46.99.0.1") == "XK"
    write(tmp_path / "new", [network_of("46.99.0.1", "DE")]).rename(used)
    assert country("46.99.0.1") == "DE"


def test_a_file_that_is_copied_over_another(used):
    """With the reader's own map of the file, the first look-up here would end the process (SIGBUS)."""
    shutil.copyfile(conf.BUNDLED_COUNTRIES, used)
    assert country("46.99.0.1") == "XK"
    used.write_bytes(b"")
    assert country("2a00:1450:4001::1") == "DE"
    shutil.copyfile(write(used.with_name("other"), [network_of("46.99.0.1", "DE")]), used)
    assert country("46.99.0.1") == "DE"


def test_a_file_that_disappears_stays_in_use(used, caplog):
    assert country("46.99.0.1") == "XK"
    used.unlink()
    assert country("46.99.0.1") == "XK"
    assert "cannot be read" in caplog.text


def test_without_files_in_memory_the_file_itself_is_opened(used, monkeypatch):
    monkeypatch.delattr("os.memfd_create")
    with open_countries(used) as reader:
        assert reader.get(ip_address("46.99.0.1")) == {"country_code": "XK"}


def test_a_broken_file_can_be_replaced(used):
    used.write_bytes(b"")
    call_command("refresh_countries", str(conf.BUNDLED_COUNTRIES))
    assert country("46.99.0.1") == "XK"


@pytest.mark.parametrize("name", ["visitors_geo", "refresh_countries", "rebuild_countries"])
def test_no_check_keeps_the_cure_from_starting(name):
    """Check E003 ends every other command while the file in use is broken."""
    assert load_command_class("visitors", name).requires_system_checks == []
