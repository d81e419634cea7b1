"""Where readers come from: the host of another site, and nothing else of what they send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.visitors.readers import AMERICA, page, read, request_for
from visitors import recorder, records
from visitors.records import Kind
from visitors.referrers import HOST, PAGE_LENGTH, host_of, is_spam
from visitors.spool import Spool
from visitors.waiting import waiting_paths

pytestmark = pytest.mark.django_db


def noted(spool):
    recorder.finish()
    return [record for path in waiting_paths(spool) for record in records.read(path.read_bytes())[0]]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.google.com/", "google.com"),
        ("https://WWW.Google.COM:443/search?q=name+of+a+person#x", "google.com"),
        ("http://t.co/abc", "t.co"),
        ("https://l.facebook.com", "l.facebook.com"),
        ("https://reader:secret@mail.example.org/inbox/7", "mail.example.org"),
        ("https://time.mk.", "time.mk"),
        ("https://вести.мк/вест", "xn--b1agj9af.xn--j1ad"),
        ("https://вести.мк/".encode().decode("latin-1"), "xn--b1agj9af.xn--j1ad"),
        ("https://xn--b1agj9af.xn--j1ad/", "xn--b1agj9af.xn--j1ad"),
        ("https://example.com?next=/", "example.com"),
        ("https://example.com\\@other.org/", "example.com"),
        ("https://" + "a" * 35 + ".example.com/", "a" * 35 + ".example.com"),
    ],
)
def test_only_the_host_is_kept(address, host):
    assert host_of(address, {}) == host


@pytest.mark.parametrize(
    "address",
    [
        "", "google.com", "//google.com/", "android-app://com.google.android.gm/", "javascript:alert(1)",
        "data:text/html,x",
        "about:blank", "https://", "https:///", "https://localhost/", "https://intranet/", "https://printer.local/",
        "https://192.0.2.7/", "https://192.0.2.7:8080/x", "https://[2001:db8::1]/", "https://2130706433/",
        "https://0x7f.1/", "https://example.123/", "https://-a.example.com/", "https://a_b.example.com/",
        "https://a..example.com/", "https://" + "a" * 36 + ".example.com/", "https://exa mple.com/", "https://exam\nple.com/",
        "https://<script>.com/", "https://'or''='.com/", "https://%65xample.com/", "https://example.com:port/",
        "https://\udc80.example.com/", "https://" + "ш" * 60 + ".мк/", "https://a.onion/", "https://router.home.arpa/",
    ],
)  # fmt: skip
def test_what_is_no_public_site_is_not_kept(address):
    assert host_of(address, {}) == ""


@given(st.text(max_size=120))
def test_no_text_brings_anything_else_than_a_host(text):
    for address in (f"https://{text}", f"https://{text}.example.com/", text):
        host = host_of(address, {})
        assert host == "" or (HOST.fullmatch(host) and len(host) <= PAGE_LENGTH)


def test_our_own_names_are_no_referrers(settings):
    settings.ALLOWED_HOSTS = ["news.example.org", ".paper.mk", "*"]
    settings.SITE_URL = "https://www.nevipe.org"
    for own in (
        "news.example.org",
        "www.news.example.org",
        "paper.mk",
        "m.paper.mk",
        "nevipe.example",
        "www.nevipe.example",
    ):
        assert host_of(f"https://{own}/en/", {}) == ""
    assert host_of("https://other.example.net:8000/", {"HTTP_HOST": "other.example.net:8000"}) == ""
    assert host_of("https://notpaper.mk/", {}) == "notpaper.mk"


@pytest.mark.parametrize(
    "host", ["semalt.com", "12.semalt.com", "buttons-for-website.com", "free-social-traffic.xyz", "best-seo-offer.com",
             "online-casino-777.ru", "a.b.darodar.com"],
)  # fmt: skip
def test_invented_readers_of_spammers_are_known(host):
    assert is_spam(host)
    assert host_of(f"https://{host}/", {}) == ""


@pytest.mark.parametrize(
    "host", ["google.com", "facebook.com", "sitemagazine.rs", "buttons.mk", "traffic.org", "monitor.hr", "seoul.go.kr",
             "specialist.org", "sobotne.mk", "romatimes.news", "a1on.mk", "express-press-release.net"],
)  # fmt: skip
def test_names_that_only_resemble_them_are_not(host):
    assert not is_spam(host)


def test_an_arrival_is_noted_beside_its_view(spool):
    read(HTTP_REFERER="https://www.time.mk/c/123?reader=7")
    view, arrival = noted(spool)
    assert (view.kind, arrival.kind) == (Kind.VIEW, Kind.ARRIVAL)
    assert arrival.page == "time.mk"
    assert (arrival.reader, arrival.network, arrival.country, arrival.language, arrival.at) == (
        (view.reader, view.network, view.country, view.language, view.at)
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_REFERER": "http://testserver/mk/"},
        {"HTTP_REFERER": "https://semalt.com/"},
        {"HTTP_REFERER": "https://www.time.mk/", "HTTP_SEC_GPC": "1"},
        {"HTTP_REFERER": "https://www.time.mk/", "HTTP_DNT": "1"},
        {"HTTP_REFERER": "https://www.time.mk/", "HTTP_SEC_PURPOSE": "prefetch"},
    ],
)
def test_no_arrival_without_another_site_or_a_reader_who_agrees(spool, headers):
    read(**headers)
    assert [record.kind for record in noted(spool) if record.kind == Kind.ARRIVAL] == []
    assert len(noted(spool)) == 1


def test_one_write_for_both(spool, monkeypatch):
    written = []
    monkeypatch.setattr(Spool, "append", lambda _self, data: written.append(data))
    read(HTTP_REFERER="https://www.time.mk/")
    assert [len(data) for data in written] == [2 * records.SIZE]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("77.28.0.1", "77.28.0.254", True),
        ("77.28.0.1", "77.28.1.1", False),
        ("2a02:1234:5678:1::1", "2a02:1234:5678:ffff::9", True),
        ("2a02:1234:5678::1", "2a02:1234:5679::1", False),
        ("77.28.0.1", "::ffff:77.28.0.9", True),
    ],
)
def test_neighbours_share_a_network(spool, one, other, same):
    read(address=one)
    read(address=other)
    first, second = noted(spool)
    assert (first.network == second.network) is same
    assert first.network not in {0, first.reader}


def test_a_network_has_another_number_every_day(spool):
    import time_machine

    for day in ("2026-11-21", "2026-11-22"):
        with time_machine.travel(f"{day} 12:00:00+00:00", tick=False):
            read(address=AMERICA)
    first, second = noted(spool)
    assert first.network != second.network
    assert first.reader != second.reader


def test_who_asks_not_to_be_recognised_leaves_no_number_at_all(spool):
    recorder.record(request_for(HTTP_SEC_GPC="1", HTTP_REFERER="https://www.time.mk/"), page())
    (record,) = noted(spool)
    assert (record.reader, record.earlier, record.network) == (0, 0, 0)
