"""A thousand visits through the whole portal leave no address, no browser's name and no way here behind."""

import logging
import random
import re
import struct
from datetime import datetime, timedelta
from ipaddress import ip_address
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.factories import EditionFactory
from tests.visitors import dumps
from tests.visitors.readers import BROWSER
from visitors import after, figures, recorder
from visitors.fold import fold_waiting
from visitors.models import DailySalt, ReferrerDay
from visitors.seals import sealed

NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Europe/Skopje"))
PROXY = "10.0.0.5"
FOUR = [str(ip_address("77.29.17.9") + 65_599 * number) for number in range(40)]
SIX = [f"2a02:e48:{4096 + 77 * number:x}:{8193 + number:x}::{40961 + number:x}" for number in range(40)]
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.{} Zelenika/{}"
BOT = "zelenika-bot/1.0 (a program)"
ZELENIKA, TRAIL = b"zelenika", b"jagorovina"  # words that no list and no page of ours contains
REFERRERS = [
    "https://www.balkan-insight-readers.com/jagorovina/story-{}?mail=jagorovina{}@example.org",
    "http://{address}/jagorovina/",
    "https://jagorovina:secret{}@sometimes-linked.org:8443/{address}?jagorovina#{address}",
    "android-app://jagorovina/{}",
]
HOSTILE = ["jagorovina", "77.28.300.1, jagorovina", "<script>jagorovina</script>", ""]


@pytest.fixture(autouse=True)
def nothing_by_chance(transactional_db, settings):
    """The same clock, salt and pepper each time: four bytes of a hash must not look like an address one day."""
    settings.VISITORS_PEPPER = b"0123456789abcdef0123456789abcdef"
    settings.TRUSTED_PROXIES = [f"{PROXY}/32"]
    for day in (NOON.date(), NOON.date() - timedelta(days=1)):
        DailySalt.objects.create(day=day, salt=b"0123456789abcdef", made_at=NOON)
    with time_machine.travel(NOON, tick=False):
        yield


def visit_real_pages(client):
    story = EditionFactory(language="en", published=True)
    visit(client, range(100), ["/en/about/", "/mk/privacy/", "/sq/about/", f"/en/articles/{story.slug}/"])


def visit_quick_pages(client, settings):
    settings.ROOT_URLCONF = "tests.visitors.quick_pages"
    visit(client, range(100, 1000), ["/en/about/", "/mk/about/"])


def visit(client, numbers, pages):
    dice = random.Random(2026)
    for number in numbers:
        address, headers = reader(number, dice)
        path = dice.choice(pages) if number % 10 or number > 99 else f"/en/missing-jagorovina/{number}/"
        client.get(path, {"from": address, "word": "jagorovina"}, **headers)


def send_messages(client, settings):
    settings.VISITORS_COUNT = "beacon"
    story = sealed("articles.article:42", "mk")
    bodies = [
        f"view {story}", f"view {story} www.balkan-insight-readers.com", f"heartbeat {story}",
        f"view {story} jagorovina", f"view {story[:-1]} jagorovina.com", "jagorovina", "jagorovina " * 100,
    ]  # fmt: skip
    dice = random.Random(2027)
    for number in range(1000):
        _, headers = reader(number, dice)
        body = bodies[number % 3] if number % 7 else bodies[3 + number // 7 % 4]
        headers |= {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ACCEPT": "application/json"}
        client.post("/v/", body, content_type="text/plain", **headers)


def reader(number, dice):
    """A reader's address, and what the browser and those between tell of it and more."""
    address = (FOUR + SIX)[number % 80]
    told = {"HTTP_X_FORWARDED_FOR": f"{dice.choice(HOSTILE)}, {address}", "REMOTE_ADDR": PROXY}
    if number % 4 == 0:
        told = {"HTTP_X_FORWARDED_FOR": "10.9.9.9", "REMOTE_ADDR": address}
    if number % 50 == 49:
        told["HTTP_X_FORWARDED_FOR"] = dice.choice(HOSTILE[:3])
    host = f"[{address}]" if ":" in address else address
    more = {
        "HTTP_USER_AGENT": BOT if number % 60 == 59 else AGENT.format(number % 7, number % 9),
        "HTTP_REFERER": dice.choice(REFERRERS).format(number, number, address=host),
        "HTTP_ACCEPT_LANGUAGE": "mk,jagorovina;q=0.7",
        "HTTP_FORWARDED": f"for={address}",
        "HTTP_X_REAL_IP": address,
        "HTTP_CF_CONNECTING_IP": address,
    }
    return address, BROWSER | more | told


def spellings(address):
    """The ways in which text and bytes can hold an address, long enough that none is there by chance."""
    address = ip_address(address)
    texts = [str(address), address.exploded, f"{int(address):d}", address.packed[:8].hex()]
    packed = b"\xff\xff" + address.packed if address.version == 4 else address.packed[:8]
    return [text.encode() for text in texts], packed


def holds(kept, small, address):
    texts, packed = spellings(address)
    return packed in kept or any(text in small for text in texts)


def assert_no_trace(kept, where, addresses=(*FOUR, *SIX)):
    small = kept.lower()
    assert ZELENIKA not in small, f"a browser's name in the {where}"
    assert TRAIL not in small, f"an address that a reader came from in the {where}"
    found = [address for address in addresses if holds(kept, small, address)]
    assert not found, f"{len(found)} readers' addresses in the {where}"


def assert_no_value_is_an_address():
    numbers = {int(ip_address(address)) >> shift for address in FOUR for shift in (0, 8)}
    numbers |= {struct.unpack("<I", ip_address(address).packed)[0] for address in FOUR}
    packed = [ip_address(address).packed for address in FOUR]
    for value in dumps.values():
        if isinstance(value, int):
            assert value not in numbers
        elif isinstance(value, bytes | memoryview):
            assert not any(each in bytes(value) for each in packed)


@pytest.fixture
def printed(capfd, caplog):
    """What the log says, to the last detail."""
    caplog.set_level(logging.DEBUG)
    # Only the address of a page that does not exist is in the log, as the reader typed it.
    missing = r"/en/missing-jagorovina/\d+/"
    return lambda: re.sub(missing, "", "".join(capfd.readouterr()) + caplog.text).encode()


def assert_no_trace_anywhere(spool, printed):
    recorder.finish()
    noted = dumps.folder(spool)
    assert len(noted) > 800 * 92
    assert_no_trace(noted, "spool")
    assert fold_waiting() >= 900
    after.round_done(spool)
    assert_no_trace(dumps.folder(spool), "spool after counting")
    assert_no_trace(dumps.database(), "database")
    assert_no_value_is_an_address()
    assert_no_trace(printed(), "log")
    hosts = ReferrerDay.objects.values_list("host", flat=True)
    assert set(hosts) <= {"balkan-insight-readers.com", "sometimes-linked.org", "other"}
    assert figures.totals().views > 400


def test_a_thousand_visits_leave_no_trace(client, spool, settings, printed):
    visit_real_pages(client)
    visit_quick_pages(client, settings)
    assert_no_trace_anywhere(spool, printed)


def test_a_thousand_messages_of_pages_leave_no_trace(client, spool, settings, printed):
    send_messages(client, settings)
    assert_no_trace_anywhere(spool, printed)


@pytest.mark.redis
def test_redis_holds_no_trace(client, spool, settings, printed, board):
    visit_quick_pages(client, settings)
    assert_no_trace_anywhere(spool, printed)
    kept = dumps.redis(board, f"*{settings.VISITORS_SITE}*")
    assert kept.count(b":seen:") == 16
    assert_no_trace(kept, "Redis")


@pytest.mark.parametrize("address", ["95.180.200.7", "2a03:f80:389:77::5"])
def test_the_search_would_find_what_is_there(address, spool):
    """A search that finds nothing proves something only if it finds what was put there."""
    packed = ip_address(address).packed
    ReferrerDay.objects.create(day="2026-11-20", host=address)
    with pytest.raises(AssertionError, match="1 readers' addresses in the database"):
        assert_no_trace(dumps.database(), "database", [address])
    (spool / "file").write_bytes(b"\0" * 5 + (b"\xff\xff" if len(packed) == 4 else b"") + packed + b"\0")
    with pytest.raises(AssertionError, match="1 readers' addresses in the spool"):
        assert_no_trace(dumps.folder(spool), "spool", [address])
