"""Processes die. What was noted is counted once all the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def run(*command, folder):
    environment = os.environ | {"BARE_FOLDER": str(folder), "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def host(mode, folder):
    return json.loads(run("-m", "tests.visitors.bare_host", mode, folder=folder))


def assert_exactly_once(found):
    assert found["missing"] == found["twice"] == found["left"] == 0
    assert found["not_promised"] <= found.get("kills", 10), "written, but killed before it could be promised"
    assert found["views"] == found["visitors"] == found["seen"] == found["pages"]


def test_writers_and_counters_killed_thirty_times_lose_nothing_and_count_nothing_twice(tmp_path):
    found = host("kill", tmp_path)
    assert found["kills"] == 120
    assert found["promised"] > 500
    assert_exactly_once(found)


def test_when_the_leader_is_killed_another_process_leads(tmp_path):
    found = host("lead", tmp_path)
    assert found["grown"] == [True, True, True]
    assert_exactly_once(found)


def test_the_worker_counts_while_it_lives_and_those_with_pages_while_it_does_not(tmp_path):
    found = host("worker", tmp_path)
    assert found["counted_by"] == [True] * 7
    assert_exactly_once(found)


def test_two_commands_at_once_count_everything_once(tmp_path):
    found = host("drain", tmp_path)
    assert sum(found["counted"]) == found["views"] == found["promised"] == 200
    assert_exactly_once(found)


ALONE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.visitors.bare_settings"
import django
django.setup()
from django.core.management import call_command
call_command("check", fail_level="WARNING")
import visitors.history, visitors.leader, visitors.middleware, visitors.report, visitors.views
rooms = {"articles", "events", "people", "organizations", "pictures", "prose", "portal", "importers"}
print(*(rooms & {name.partition(".")[0] for name in sys.modules}))
"""


def test_the_app_needs_no_other_room(tmp_path):
    assert run("-c", ALONE, folder=tmp_path).strip() == "System check identified no issues (0 silenced)."
