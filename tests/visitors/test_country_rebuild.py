"""The country file that comes with the code: smaller than its source, and not one answer different."""

import gzip
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from tests.visitors.country_files import BUILT_AT, LAYOUTS, known_ranges, network_of, write
from visitors import conf, country_data, country_rebuild, country_sources
from visitors.country_reader import open_countries
from visitors.country_writer import Range, pack
from visitors.geo import country_of

LAST = (1 << 128) - 1


@pytest.fixture(autouse=True)
def few_samples(monkeypatch):
    monkeypatch.setattr(country_rebuild, "SAMPLES", 300)


def as_lines(ranges):
    return "".join(f'"{lowest(each.start)}","{lowest(each.end - 1)}","{each.country}"\n' for each in ranges)


def lowest(number):
    return IPv4Address(number) if number < 1 << 32 else IPv6Address(number)


def csv_file(tmp_path, text=None):
    path = tmp_path / "list.csv"
    path.write_text(as_lines(known_ranges()) if text is None else text)
    return path


def packed(path):
    target = path.with_name(path.name + ".gz")
    target.write_bytes(gzip.compress(path.read_bytes()))
    return target


def rebuild(source, target, *options):
    call_command("rebuild_countries", str(source), "--target", str(target), *options)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("pack_it", [False, True])
def test_from_a_file(tmp_path, layout, pack_it):
    source = write(tmp_path / "source.mmdb", entry=LAYOUTS[layout])
    rebuild(packed(source) if pack_it else source, tmp_path / "new.mmdb")
    with open_countries(tmp_path / "new.mmdb") as reader:
        assert country_sources.ranges_of(reader) == known_ranges()
        assert reader.metadata().database_type == "DBIP-Country-Lite"
        assert "2026-06, CC BY 4.0" in reader.metadata().description["en"]


@pytest.mark.parametrize("pack_it", [False, True])
def test_from_lines(tmp_path, pack_it):
    source = csv_file(tmp_path)
    rebuild(packed(source) if pack_it else source, tmp_path / "new.mmdb", "--edition", "2026-06")
    rebuild(write(tmp_path / "source.mmdb"), tmp_path / "same.mmdb")
    assert (tmp_path / "new.mmdb").read_bytes() == (tmp_path / "same.mmdb").read_bytes()


def test_the_file_that_comes_along_was_made_by_this_command():
    """Its edition stands in it; made again from itself it would be the same, byte for byte."""
    assert country_data.faults(conf.BUNDLED_COUNTRIES) == []
    with open_countries(conf.BUNDLED_COUNTRIES) as reader:
        about = reader.metadata()
    assert about.database_type == country_rebuild.KIND
    assert "https://db-ip.com" in about.description["en"]


def test_lists_with_reserved_and_neighbouring_ranges(tmp_path):
    text = "0.0.0.0,0.255.255.255,ZZ\n8.0.0.0,8.0.0.255,us\n8.0.1.0,8.0.3.255,US\n::,::ffff,ZZ\n"
    with country_sources.opened(csv_file(tmp_path, text)) as source:
        assert source.ranges == [Range(int(ip_address("8.0.0.0")), int(ip_address("8.0.4.0")), "US")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "has no line such as"),
        ("1.0.0.0,1.0.0.255\n", "Line 1 is no"),
        ("1.0.0.0,1.0.0.255,AU\nhello,there,AU\n", "Line 2 is no"),
        ("1.0.0.9,1.0.0.1,AU\n", "is no range"),
        ("1.0.0.9,2001:db8::,AU\n", "is no range"),
        ("1.0.0.0,1.0.0.255,AU\n1.0.0.9,1.0.0.9,DE\n", "Two ranges contain"),
    ],
)
def test_lists_that_are_refused(tmp_path, text, words):
    with pytest.raises(CommandError, match=words):
        rebuild(csv_file(tmp_path, text), tmp_path / "new.mmdb", "--edition", "2026-06")
    assert not (tmp_path / "new.mmdb").exists()


def test_sources_that_are_refused(tmp_path):
    target = tmp_path / "new.mmdb"
    with pytest.raises(CommandError, match="does not tell its date"):
        rebuild(csv_file(tmp_path), target)
    with pytest.raises(CommandError, match="is no month"):
        rebuild(csv_file(tmp_path), target, "--edition", "June")
    with pytest.raises(CommandError, match=r"gone\.mmdb cannot be used"):
        rebuild(tmp_path / "gone.mmdb", target)
    with pytest.raises(CommandError, match="does not allow"):
        rebuild(write(tmp_path / "geolite.mmdb", kind="GeoLite2-Country"), target)
    half = tmp_path / "half.gz"
    half.write_bytes(packed(csv_file(tmp_path)).read_bytes()[:-20])
    with pytest.raises(CommandError, match="is damaged"):
        rebuild(half, target, "--edition", "2026-06")
    with pytest.raises(CommandError, match="instead of"):
        rebuild(write(tmp_path / "wrong.mmdb", [network_of("46.99.0.1", "AL")]), target)
    assert not target.exists()


def test_different_answers_are_noticed(tmp_path):
    path = write(tmp_path / "source.mmdb")
    with country_sources.opened(path) as source:
        country_rebuild.compare(source, path)
        source.ranges = source.ranges[1:]
        with pytest.raises(country_rebuild.DifferentAnswersError, match="other ranges"):
            country_rebuild.compare(source, path)


@given(
    st.lists(
        st.tuples(
            st.one_of(st.integers(0, LAST), st.integers(0, (1 << 32) - 1)),
            st.sampled_from(["MK", "XK", "ZZ"]),
        ),
        min_size=1,
        max_size=30,
        unique_by=lambda each: each[0],
    )
)
def test_any_ranges_are_answered_as_they_stand(tmp_path_factory, cuts):
    cuts.sort()
    ends = [start for start, _country in cuts[1:]] + [LAST + 1]
    pieces = ((start, end, country) for (start, country), end in zip(cuts, ends, strict=True))
    ranges = country_sources.joined(pieces)
    path = tmp_path_factory.mktemp("any") / "any.mmdb"
    write(path, ranges)
    with open_countries(path) as reader:
        for start, country in cuts:
            for number in {start, max(start - 1, 0)}:
                expected = next((each.country for each in ranges if each.start <= number < each.end), "ZZ")
                assert country_of(reader.get(IPv6Address(number))) == expected, (number, country)


def test_equal_branches_are_stored_once():
    ranges = [Range(number << 16, (number << 16) + 256, "MK") for number in range(0, 1 << 12, 2)]
    many = pack(ranges, kind="x", description="", built_at=BUILT_AT)
    few = pack(ranges[:2], kind="x", description="", built_at=BUILT_AT)
    assert len(many) < len(few) + 200
