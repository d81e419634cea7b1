"""`make demo`: what is missing is made, what is there is kept."""

import stat

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from portal import static_files
from portal.demo import account
from portal.management.commands import demo, serve

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps(monkeypatch, tmp_path):
    """Record the steps instead of taking the long ones."""
    taken = []
    monkeypatch.setattr(account, "PASSWORD_FILE", tmp_path / "admin-password")
    monkeypatch.setattr(demo, "call_command", lambda name, **options: taken.append(name))
    monkeypatch.setattr(demo, "refuse_taken", taken.append)
    monkeypatch.setattr(static_files, "collect", lambda: taken.append("static files"))
    return taken


def test_first_start_makes_everything(steps, capsys):
    call_command("demo", "8321")
    assert steps == ["127.0.0.1:8321", "migrate", "static files", "load_demo", "serve"]
    password = account.PASSWORD_FILE.read_text().strip()
    assert password in capsys.readouterr().out
    assert authenticate(None, username="admin", password=password).is_superuser
    assert stat.S_IMODE(account.PASSWORD_FILE.stat().st_mode) == account.OWNER_ONLY


def test_second_start_keeps_what_is_there(steps, capsys):
    call_command("demo")
    first = account.PASSWORD_FILE.read_text()
    steps.clear()
    call_command("demo")
    assert steps == ["127.0.0.1:8000", "migrate", "static files", "serve"]
    assert account.PASSWORD_FILE.read_text() == first
    assert first.strip() not in capsys.readouterr().out.rpartition("Preparing")[2]
    assert get_user_model().objects.count() == 1


def test_a_taken_port_is_said_before_anything_is_made(steps, monkeypatch):
    monkeypatch.setattr(
        demo, "refuse_taken", lambda address: (_ for _ in ()).throw(serve.CommandError("taken"))
    )
    with pytest.raises(serve.CommandError, match="taken"):
        call_command("demo")
    assert steps == []


def test_static_files_are_collected_once(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT = tmp_path
    collected = []
    monkeypatch.setattr(static_files, "call_command", lambda *names, **options: collected.append(names))
    assert [static_files.collect(), static_files.collect()] == [True, False]
    monkeypatch.setattr(static_files, "fingerprint", lambda: "something has changed")
    assert static_files.collect()
    assert len(collected) == 2
