"""The bench of the front door runs. How fast is for a human to judge: no test here knows a time."""

import json
import runpy
import shutil

import pytest

from tests.test_bench import BENCH, run


@pytest.fixture(autouse=True)
def measuring(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))


@pytest.mark.processes
@pytest.mark.skipif(not all(map(shutil.which, ("wrk", "nginx"))), reason="needs wrk and nginx")
def test_what_the_front_door_costs():
    report = json.loads(run("front_door.py", "--json"))
    for found in report["pages"].values():
        assert {"ours, counted", "ours, not counted", "granian, constant bytes", "nginx, a file"} <= set(
            found
        )
        assert {each["failed"] for each in found.values()} == {0}
        assert min(each["a_second"] for each in found.values()) > 0


def test_without_wrk_the_front_door_says_so(monkeypatch):
    from measuring import wrk

    monkeypatch.setenv("PATH", "")
    assert "wrk is not installed" in wrk.reason_missing()


def test_the_django_that_is_judged_is_a_real_project(tmp_path):
    from measuring import django_project

    page = tmp_path / "page"
    page.write_text("<p>Новости</p>" * 100)
    with django_project.in_memory(tmp_path, page) as peer:
        assert peer.url.endswith("/mk/page.html")
    settings = runpy.run_path(tmp_path / "in_memory" / "paper" / "settings.py")
    names = [name.rpartition(".")[2] for name in settings["MIDDLEWARE"]]
    assert names[:2] == ["SecurityMiddleware", "SessionMiddleware"], (
        "django_project.SETTINGS counts on this order"
    )


def report_of(**microseconds):
    each = {
        "us_of_busiest": 1,
        "a_second": 1,
        "most_a_second": 1,
        "bytes": 1,
        "failed": 0,
        "p50": 1,
        "p99": 2,
    }
    return {name: each | {"us": us, "rounds": [us]} for name, us in microseconds.items()}


def test_the_front_door_in_words():
    from measuring import front_others, front_report
    from measuring.front_door import CONSTANT, COUNTED, DJANGO, FILE, IN_MEMORY, IN_REDIS, KEPT, UNCOUNTED

    doors = {COUNTED: 50, UNCOUNTED: 48, CONSTANT: 25, DJANGO: 200, IN_MEMORY: 450, FILE: 12, KEPT: 15,
             IN_REDIS: 600, front_others.WORDPRESS: 300}  # fmt: skip
    pages = {"front": report_of(**doors)}
    missing = {front_others.PLUGIN: "no plugin was named"}
    said = front_report.text({"pages": pages, "missing": missing, "goals": front_report.goals(pages)})
    assert "met      front: Django project, cache in Redis takes: 12 times (goal ≥ 10)" in said
    assert "front: Django's cache middleware alone takes 4 times" in said
    assert "front: WordPress, kept by nginx takes 6 times" in said
    assert "Not measured: WordPress, page-cache plugin: no plugin was named" in said


def test_a_folder_without_a_plugin_is_named(tmp_path):
    from measuring import wordpress_cached

    assert "--page-cache-plugin" in wordpress_cached.reason_no_plugin(None)
    assert "holds no plugin" in wordpress_cached.reason_no_plugin(tmp_path)
    (tmp_path / "keep.php").write_text("<?php\n/* Plugin Name: Keep */")
    assert wordpress_cached.reason_no_plugin(tmp_path) is None
