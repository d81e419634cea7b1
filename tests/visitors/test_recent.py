"""A reader who opens a second page in a minute is not made out a second time, and nothing that is noted changes."""

import pytest

from tests.visitors.readers import BROWSER, FIREFOX, PRISTINA, SAFARI, SKOPJE
from visitors import conf, identity, recent, recorder, records, rules
from visitors.models import Reason
from visitors.records import Kind
from visitors.waiting import waiting_paths

READER = {"REQUEST_METHOD": "GET", "REMOTE_ADDR": SKOPJE, "HTTP_USER_AGENT": FIREFOX, **BROWSER}
BEHIND = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": PRISTINA}
STORY = "articles.article:42"


@pytest.fixture
def noted(spool):
    """A function that opens a page twice in the same minute and gives what was noted of it."""

    def read(*environs):
        for environ in environs:
            recorder.note_page(environ, language="mk", page=STORY)
        recorder.finish()
        return [record for path in waiting_paths(spool) for record in records.read(path.read_bytes())[0]]

    return read


@pytest.fixture
def questions(monkeypatch):
    """How often somebody was made out."""
    asked, refusal = [], rules.refusal
    monkeypatch.setattr(rules, "refusal", lambda *given, **named: asked.append(1) or refusal(*given, **named))
    return asked


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"REMOTE_ADDR": "2a02:e48::1"}, BEHIND, BEHIND | {"HTTP_X_FORWARDED_FOR": "2a02:e48::1"},
        {"HTTP_REFERER": "https://www.time.mk/"}, BEHIND | {"HTTP_CF_IPCOUNTRY": "XK"},
    ],
)  # fmt: skip
def test_the_second_page_is_noted_as_the_first(settings, noted, questions, headers):
    settings.TRUSTED_PROXIES = ["127.0.0.1/32"]
    settings.VISITORS_COUNTRY_HEADER = "CF-IPCountry"
    found = [record._replace(at=0) for record in noted(READER | headers, READER | headers)]
    assert found[: len(found) // 2] == found[len(found) // 2 :]
    assert found[0].reader
    assert len(questions) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"REMOTE_ADDR": "77.28.0.2"}, {"HTTP_USER_AGENT": SAFARI}, BEHIND,
        BEHIND | {"HTTP_X_FORWARDED_FOR": "46.99.0.2"},
    ],
)  # fmt: skip
def test_another_address_or_browser_is_another_reader(settings, noted, headers):
    settings.TRUSTED_PROXIES = ["127.0.0.1/32"]
    first, other, again, other_again = noted(READER, READER | headers, READER, READER | headers)
    assert first.reader == again.reader
    assert other.reader == other_again.reader
    assert first.reader != other.reader


def test_what_a_cdn_says_of_the_country_is_read_each_time(settings, noted):
    settings.TRUSTED_PROXIES = ["127.0.0.1/32"]
    settings.VISITORS_COUNTRY_HEADER = "CF-IPCountry"
    found = noted(*(READER | BEHIND | {"HTTP_CF_IPCOUNTRY": code} for code in ("XK", "DE", "XK")))
    assert [record.country for record in found] == ["XK", "DE", "XK"]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"HTTP_COOKIE": "sid=abc"}, (Kind.DROP, Reason.STAFF)),
        ({"HTTP_SEC_PURPOSE": "prefetch"}, (Kind.DROP, Reason.PREFETCH)),
        ({"HTTP_X_MOZ": "prefetch"}, (Kind.DROP, Reason.PREFETCH)),
        ({"HTTP_SEC_GPC": "1"}, (Kind.VIEW_WITHOUT_ID, 0)),
        ({"HTTP_DNT": "1"}, (Kind.VIEW_WITHOUT_ID, 0)),
        ({"REQUEST_METHOD": "HEAD"}, (Kind.DROP, Reason.HEAD)),
        ({"HTTP_USER_AGENT": "curl/8.14.1"}, (Kind.DROP, Reason.BOT)),
    ],
)
def test_somebody_known_is_still_judged_by_what_this_request_says(settings, noted, headers, expected):
    settings.SESSION_COOKIE_NAME = "sid"
    found = [(record.kind, record.reason) for record in noted(READER, READER | headers, READER)]
    assert found == [(Kind.VIEW, 0), expected, (Kind.VIEW, 0)]


def test_who_does_not_say_how_a_page_was_asked_for_is_looked_at_each_time(noted, questions):
    silent = {name: value for name, value in READER.items() if name != "HTTP_SEC_FETCH_MODE"}
    noted(silent, silent)
    assert len(questions) == 2


def test_a_page_that_opted_out_is_not_counted_for_somebody_known(noted):
    recorder.note_page(READER, language="mk", page=STORY)
    recorder.note_page(READER, language="mk", page=STORY, counted=False)
    assert [record.reason for record in noted()] == [0, Reason.OPTED_OUT]


def test_a_new_secret_makes_new_numbers_at_once(settings, noted):
    recorder.note_page(READER, language="mk", page=STORY)
    settings.VISITORS_PEPPER = b"another one"
    first, second = noted(READER)
    assert first.reader != second.reader


def test_the_memory_ends_with_the_minute_and_has_a_limit(monkeypatch):
    monkeypatch.setattr(recent, "MOST_READERS", 2)
    readers, sender = recent.Recent(), recent.Sender(b"", "MK")
    for key in (1, 2, None):
        assert readers.known(key, 60) is None
        readers.know(key, sender)
    assert [readers.known(key, 119) for key in (1, 2, None)] == [sender, sender, None]
    readers.know(3, sender)
    assert [readers.known(key, 119) for key in (1, 2, 3)] == [None, None, sender]
    assert readers.known(3, 120) is None


def test_a_number_of_the_day_before_does_not_outlive_its_half_hour():
    assert conf.QUARTER % recent.MINUTE == 0
    assert identity.numbers(bytes(4), FIREFOX, 10 * conf.QUARTER) == identity.numbers(
        bytes(4), FIREFOX, 10 * conf.QUARTER + recent.MINUTE - 1
    )
