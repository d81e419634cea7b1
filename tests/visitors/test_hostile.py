"""Headers written by people who mean harm: the page is sent, and nothing of them is kept.

Cases of our own, and those of the corpus beside the repository; each through the whole site and straight
into the recorder, from a stranger and through a proxy that we trust.
"""

import re

import pytest
import time_machine
from django.apps import apps

from tests.corpus import cases
from tests.visitors.readers import BROWSER, FIREFOX, SKOPJE, fold, page, request_for
from visitors import recorder, records
from visitors.models import Reason
from visitors.records import Kind
from visitors.waiting import waiting_paths

PROXY = "10.0.0.1"
PAYLOADS = {
    "script": "'\"><script>window.__pwn='hdr'</script>",
    "sql": "' AND (SELECT 1 FROM pg_sleep(9))--",
    "drop": "'; DROP TABLE visitors_daytotal; --",
    "template": "{{7*7}}${jndi:ldap://127.0.0.1:9/a}",
    "pickle": '}__test|O:21:"JDatabaseDriverMysqli":0:{}cos\nsystem\n',
    "sheet": "=cmd|' /C calc'!A0",
    "lines": "a\r\nSet-Cookie: sid=pwned\r\n\r\n<html>",
    "zeros": "\x00\x01\x7f\xff\x80",
    "long": "mozilla/5.0 " * 2000,
    "address": "http://user:secret@evil.example/?a='onmouseover='x",
}
HEADERS = (
    "User-Agent", "Referer", "X-Forwarded-For", "Cookie", "Accept", "Accept-Language", "Sec-Purpose", "Sec-GPC", "DNT",
    "CF-IPCountry", "Forwarded", "X-Real-IP",
)  # fmt: skip
OURS = [
    pytest.param({header: payload}, id=f"{header}-{name}")
    for header in HEADERS
    for name, payload in PAYLOADS.items()
]
COUNTRY = re.compile(r"[A-Z]{2}")
LANGUAGES = {"en", ""}
PAGES = {"articles.article:1", "portal.front:0", ""}


def headers_of(sample):
    """As the server hands them on."""
    return {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in sample.items()}


def traces(sample):
    """Pieces of what was sent that nothing of ours contains by chance."""
    return [value[:60] for value in sample.values() if len(value.strip()) > 5]


@pytest.fixture
def sent(request):
    """The headers of a case: of ours, or of the corpus."""
    return request.param.get("headers", request.param)


@pytest.fixture(params=[SKOPJE, PROXY], ids=["stranger", "proxy"])
def peer(request, settings):
    """Who brings the headers to us."""
    settings.TRUSTED_PROXIES, settings.VISITORS_COUNTRY_HEADER = ["10.0.0.0/8"], "CF-IPCountry"
    return request.param


def noted(spool):
    recorder.finish()
    return [path.read_bytes() for path in waiting_paths(spool)]


def keeps_nothing_of_it(spool, sent, log):
    files = noted(spool)
    for data in files:
        whole, damaged = records.read(data)
        assert damaged == 0
        for record in whole:
            assert record.language in LANGUAGES
            assert record.country == "" or COUNTRY.fullmatch(record.country)
            assert record.page in PAGES
            assert record.kind != Kind.DROP or Reason(record.reason)
        assert not [trace for trace in traces(sent) if trace.encode("utf-8", "replace") in data]
    assert not [trace for trace in traces(sent) if trace in log]
    return [record for data in files for record in records.read(data)[0]]


@pytest.mark.parametrize("sent", OURS + cases("headers/hostile_headers.jsonl"), indirect=True)
def test_the_recorder_keeps_nothing_of_a_hostile_header(spool, peer, sent, caplog):
    headers = {"agent": FIREFOX, **headers_of(sent)}
    headers["agent"] = headers.pop("HTTP_USER_AGENT", headers["agent"])
    recorder.record(request_for("/en/", address=peer, **headers), page("articles.article:1"))
    found = keeps_nothing_of_it(spool, sent, caplog.text)
    assert len(found) == 1, "counted or dropped, and never as coming from a site of that name"
    assert "could not be counted" not in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize("sent", OURS + cases("headers/hostile_headers.jsonl"), indirect=True)
def test_the_site_answers_and_keeps_nothing_of_a_hostile_header(spool, settings, sent, client, caplog):
    settings.TRUSTED_PROXIES, settings.VISITORS_COUNTRY_HEADER = ["10.0.0.0/8"], "CF-IPCountry"
    headers = {"HTTP_USER_AGENT": FIREFOX, **BROWSER, **headers_of(sent)}
    answer = client.get("/en/", REMOTE_ADDR=PROXY, **headers)
    assert answer.status_code == (400 if "Host" in sent else 200)
    log = "\n".join(record.getMessage() for record in caplog.records if "Host" not in sent)
    found = keeps_nothing_of_it(spool, sent, log)
    assert len(found) == (0 if "Host" in sent else 1)
    fold()
    values = {value for model in apps.get_app_config("visitors").get_models() for value in texts(model)}
    assert not [value for value in values if any(trace in value for trace in traces(sent))]
    assert all(
        trace.encode("utf-8", "replace") not in answer.content for trace in traces(sent) if "<" in trace
    )


def texts(model):
    """Every text that a table keeps, except the names of countries, which editors write."""
    if model.__name__ == "CountryName":
        return
    names = [field.attname for field in model._meta.concrete_fields if "Char" in type(field).__name__]
    for row in model.objects.values_list(*names) if names else ():
        yield from (text for text in row if isinstance(text, str))


@pytest.mark.django_db
def test_a_hundred_made_up_addresses_are_one_reader():
    from visitors.figures import totals

    for number in range(100):
        spoofed = f"203.0.113.{number}"
        names = (
            "X_FORWARDED_FOR",
            "X_REAL_IP",
            "FORWARDED",
            "CF_CONNECTING_IP",
            "TRUE_CLIENT_IP",
            "CLIENT_IP",
        )
        recorder.record(request_for(**{f"HTTP_{name}": spoofed for name in names}), page())
    fold()
    assert totals().visitors == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_USER_AGENT": f"{FIREFOX} W3 Total Cache"}, {"HTTP_X_PREVIEW": "1"}, {"HTTP_X_DEBUG": "1"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"HTTP_SAVE_DATA": "on"}, {"HTTP_SEC_PURPOSE": "prefetch;prerender"}, {"HTTP_SEC_GPC": "1"},
    ],
)  # fmt: skip
def test_nobody_gets_another_page_for_being_counted_otherwise(client, headers):
    with time_machine.travel("2026-11-21 12:00:00+00:00", tick=False):  # pages show the time
        usual = client.get("/en/", REMOTE_ADDR=SKOPJE, **{"HTTP_USER_AGENT": FIREFOX, **BROWSER})
        special = client.get("/en/", REMOTE_ADDR=SKOPJE, **{"HTTP_USER_AGENT": FIREFOX, **BROWSER, **headers})
    assert special.status_code == usual.status_code == 200
    assert special.content == usual.content


def test_a_failure_tells_where_it_happened_but_nothing_that_was_sent(spool, monkeypatch, caplog):
    monkeypatch.setattr("visitors.geo.country", lambda address: int("what a stranger has sent"))
    recorder.record(request_for("/en/"), page("articles.article:1"))
    assert "could not be counted (ValueError)" in caplog.text
    assert "geo.country" in caplog.text
    assert "stranger" not in caplog.text.replace('int("what a stranger has sent")', "")
    (drop,) = records.read(noted(spool)[0])[0]
    assert (drop.kind, drop.reason) == (Kind.DROP, Reason.WRITE_FAILED)


def test_a_failure_of_even_the_note_of_a_failure_is_survived(monkeypatch, caplog):
    monkeypatch.setattr("visitors.recorder.desk", None)
    recorder.record(request_for("/en/"), page("articles.article:1"))
    recorder.note_drop(Reason.FORGED)
    assert "Nor could that be noted" in caplog.text
