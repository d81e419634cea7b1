"""The command that tells an operator which country file is in use and whether it works."""

from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from tests.visitors.country_files import write

# No mark for the database here: the command must work while there is none.


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("visitors_geo", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_describes_the_file_that_comes_along():
    out, err = run()
    assert "dbip-country.mmdb" in out
    assert "DB-IP" in out
    assert "2026-06-01, 174 days old" in out
    assert "IPv4 and IPv6" in out
    assert "quick (in C)" in out
    assert "It is fit for use." in out
    assert err == ""


def test_it_tests_known_addresses_and_looks_up_others():
    out, _err = run("--check", "::ffff:77.28.0.9", "127.0.0.1")
    known, asked = out.split("You asked for:")
    (kosovo,) = [line for line in known.splitlines() if "46.99.0.1 " in line]
    assert kosovo.split() == ["46.99.0.1", "XK", "Kosovo", "right"]
    assert asked.splitlines()[1].split() == ["77.28.0.9", "MK", "North", "Macedonia"]
    assert asked.splitlines()[2].split() == ["127.0.0.1", "ZZ", "Unknown", "Region"]
    assert "The whole file was read" in out


def test_another_file(settings, tmp_path):
    settings.GEOIP_DATABASE = write(tmp_path / "own.mmdb")
    out, _err = run()
    assert "own.mmdb" in out
    assert "Test-Country: made for a test" in out


@pytest.mark.parametrize("arguments", [[], ["--check"]])
@pytest.mark.parametrize("content", [None, b"", b"some text"], ids=["missing", "empty", "text"])
def test_an_unfit_file(settings, tmp_path, content, arguments):
    settings.GEOIP_DATABASE = tmp_path / "bad.mmdb"
    if content is not None:
        settings.GEOIP_DATABASE.write_bytes(content)
    with pytest.raises(CommandError, match=r"bad\.mmdb is not fit for use") as raised:
        run(*arguments)
    assert raised.value.returncode == 1
    assert "refresh_countries" in str(raised.value)


def test_wrong_answers_are_shown_and_an_error(settings, tmp_path, capsys):
    settings.GEOIP_DATABASE = write(tmp_path / "empty.mmdb", [])
    out = StringIO()
    with pytest.raises(CommandError, match="It tells no countries"):
        call_command("visitors_geo", stdout=out)
    assert "wrong, it is in XK" in out.getvalue()


def test_old_data_is_a_warning_only(settings, tmp_path):
    old = datetime(2025, 11, 20, tzinfo=UTC)
    settings.GEOIP_DATABASE = write(tmp_path / "old.mmdb", built_at=old)
    out, err = run("--check")
    assert "2025-11-20, 367 days old" in out
    assert "more than a year old" in err


@pytest.mark.parametrize("text", ["nonsense", "1.2.3", "256.1.1.1", ""])
def test_what_is_no_address(text):
    with pytest.raises(CommandError, match="is no address"):
        run(text)
