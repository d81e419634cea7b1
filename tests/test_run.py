"""The judge is judged: nothing is skipped in silence, and a run that ends early has failed."""

import pytest

from tests import run, services

REPORT = """<testsuites><testsuite>
<testcase name="good"/><testcase name="bad"><failure message="no"/></testcase>
<testcase name="worse"><error message="no"/></testcase><testcase name="left"><skipped message="no Redis"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def nothing_here(monkeypatch):
    """A machine without any service."""
    monkeypatch.setattr(services, "_answers", lambda address: False)
    monkeypatch.setattr(services.shutil, "which", lambda name: None)


@pytest.mark.parametrize("service", ["postgres", "redis", "chromium"])
def test_a_missing_service_is_a_reason_to_skip_but_not_if_it_is_required(service, nothing_here, monkeypatch):
    monkeypatch.setattr(services, "REQUIRED", set())
    with pytest.raises(pytest.skip.Exception, match="no "):
        services.need(service)
    monkeypatch.setattr(services, "REQUIRED", {service})
    with pytest.raises(pytest.fail.Exception, match=f"REQUIRE names {service}"):
        services.need(service)


def test_a_redis_to_start_is_needed_where_redis_is_required(nothing_here, monkeypatch):
    monkeypatch.setattr(services, "REQUIRED", {"redis"})
    with pytest.raises(pytest.fail.Exception, match=r"no redis-server to start .* REQUIRE names redis"):
        services.need("redis-server")


def test_the_run_on_postgresql_is_not_forgotten(nothing_here, monkeypatch):
    monkeypatch.setattr(run, "REQUIRED", {"postgres"})
    outcome = run.run("PostgreSQL", run.QUICK, [], {}, [])
    assert (outcome.failed, outcome.skipped.total()) == (1, 1)


def test_results_are_counted(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    outcome = run.read(report, exit_code=1)
    assert (outcome.passed, outcome.failed, dict(outcome.skipped)) == (1, 2, {"no Redis": 1})


@pytest.mark.parametrize(("exit_code", "failed"), [(0, 0), (run.NOTHING_COLLECTED, 0), (2, 1), (-9, 1)])
def test_a_run_that_ends_early_has_failed(tmp_path, exit_code, failed):
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite><testcase name="good"/></testsuite></testsuites>')
    assert run.read(report, exit_code).failed == failed


def test_a_run_without_a_report_has_failed(tmp_path):
    assert run.read(tmp_path / "missing.xml", exit_code=0).failed == 1
