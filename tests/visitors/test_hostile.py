"""Headers written by people who mean harm: the page is sent, and nothing of them is kept."""

import json

import pytest

from tests.visitors.readers import FIREFOX, fold, page, request_for
from visitors import recorder
from visitors.models import CountryTotal, PageTotal

pytestmark = pytest.mark.django_db
SAMPLES = [
    {"User-Agent": "'\"><script>window.__pwn='hdr'</script>" * 3},
    {"User-Agent": "Mozilla/5.0 (X11; Linux) ' OR sleep(5)-- " * 1000},
    {"User-Agent": "Mozilla/5.0 (X11; Linux)\0\ud800 surrogate and zero"},
    {"X-Forwarded-For": "' AND (SELECT 1 FROM pg_sleep(9))--"},
    {"X-Forwarded-For": "999.999.999.999, ::::, 1.2.3.4.5"},
    {"Cookie": "sid=\x00\xff; =; ;;;" + "a=b;" * 5000},
    {"Sec-Purpose": "\x00" * 1000, "Purpose": "<script>"},
    {"Accept-Language": "'; DROP TABLE visitors_daytotal; --"},
]


def headers_of(sample):
    return {
        f"HTTP_{name.upper().replace('-', '_')}": value
        for name, value in sample.items()
        if isinstance(value, str)
    }


def survive(samples, caplog):
    for sample in samples:
        headers = {"agent": FIREFOX, **headers_of(sample)}
        headers["agent"] = headers.pop("HTTP_USER_AGENT", headers["agent"])
        recorder.record(request_for("/en/", address="10.0.0.1", **headers), page("articles.article:1"))
    assert fold() == len(samples)
    assert "could not be counted" not in caplog.text
    assert set(PageTotal.objects.values_list("page", flat=True)) <= {"articles.article:1"}
    assert all(
        len(code) == 2 and code.isalpha() for code in CountryTotal.objects.values_list("country", flat=True)
    )


def test_hostile_headers(settings, caplog):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    survive(SAMPLES, caplog)


def test_the_collection_of_hostile_headers(settings, caplog, shared):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    lines = (shared / "corpus/headers/hostile_headers.jsonl").read_text(encoding="utf-8").splitlines()
    survive([json.loads(line).get("headers", {}) for line in lines], caplog)


def test_a_hundred_made_up_addresses_are_one_reader(settings):
    from visitors.figures import totals

    for number in range(100):
        spoofed = f"203.0.113.{number}"
        names = ("X_FORWARDED_FOR", "X_REAL_IP", "FORWARDED", "CF_CONNECTING_IP", "TRUE_CLIENT_IP")
        recorder.record(request_for(**{f"HTTP_{name}": spoofed for name in names}), page())
    fold()
    assert totals().visitors == 1
