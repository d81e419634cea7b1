"""How well programs are told from browsers, measured on public lists that know the answer."""

import pytest

from tests.visitors import agent_lists
from visitors import agents, bots

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
RECALL, FALSE_ALARMS = 0.98, 0.005
EVERY = 10  # of 34,000 browsers; all of them take ten seconds and give 0.4 percent


def share(found, all_of_them):
    return len(found) / len(all_of_them)


@pytest.mark.parametrize("programs", [agent_lists.matomo_programs, agent_lists.named_programs])
def test_nearly_all_programs_of_public_lists_are_recognised(programs):
    known = programs()
    assert len(known) > 1000, "the list has changed its form"
    missed = [agent for agent in known if not bots.is_bot(agent)]
    assert share(missed, known) <= 1 - RECALL, missed


@pytest.mark.parametrize("browsers", [agent_lists.matomo_browsers, agent_lists.seen_browsers])
def test_nearly_no_browser_of_public_lists_is_taken_for_a_program(browsers):
    known = sorted(browsers())
    assert len(known) > 500, "the list has changed its form"
    sample = known[::EVERY] if len(known) > 10_000 else known
    mistaken = [agent for agent in sample if bots.is_bot(agent)]
    assert share(mistaken, sample) <= FALSE_ALARMS, mistaken


def test_our_own_rules_find_most_programs_without_the_list_of_names(monkeypatch):
    """What is in no list yet must be found too, so a list that we did not use for the rules judges them."""
    monkeypatch.setattr(bots, "is_crawler", lambda agent: False)
    bots._is_named_bot.cache_clear()
    known = agent_lists.named_programs()
    missed = [agent for agent in known if not bots.is_bot(agent)]
    bots._is_named_bot.cache_clear()
    assert share(missed, known) <= 0.05, missed


@pytest.mark.parametrize(
    "agent",
    [
        # in the apps of Facebook, Instagram, Viber, TikTok
        (
            f"Mozilla/5.0 (Linux; Android 16; SM-F966N; wv) {WEBKIT} Version/4.0 Chrome/145.0 Mobile Safari/537.36"
            " Viber/27.4.0.0"
        ),
        (
            f"Mozilla/5.0 (Linux; Android 13; SM-A135F; wv) {WEBKIT} Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36"
            " [FB_IAB/FB4A;FBAV/470.0.0.0.63;]"
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            " Mobile/15E148 [FBAN/FBIOS;FBAV/500.0.0.0.0;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/18.5]"
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            " Mobile/21F90 Instagram 335.1.8.26.85 (iPhone14,5; iOS 17_5; mk_MK; mk; scale=3.00)"
        ),
        (
            f"Mozilla/5.0 (Linux; Android 12; M2101K6G; wv) {WEBKIT} Version/4.0 Chrome/110.0 Mobile Safari/537.36"
            " musical_ly_2022803040 BytedanceWebview/d8a21c6"
        ),
        # old and small ones
        "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80 (S60; SymbOS; Opera Mobi/23.348; U; en) Presto/2.5.25 Version/10.54",
        "Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
        (
            "Mozilla/5.0 (Linux; U; Android 4.0.3; de-de; HTC_Ruby Build/IML74K) AppleWebKit/534.30 (KHTML, like Gecko)"
            " Version/4.0 Mobile Safari/534.30"
        ),
        "Nokia6300/2.0 (05.00) Profile/MIDP-2.0 Configuration/CLDC-1.1",
        "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0)",
        "Lynx/2.9.0 libwww-FM/2.14 SSL-MM/1.4.1 OpenSSL/3.0.13",
        # named like a program, but phones
        f"Mozilla/5.0 (Linux; Android 7.0; M bot 54) {WEBKIT} Chrome/78.0.3904.96 Mobile Safari/537.36",
        f"Mozilla/5.0 (Linux; Android 15; X6833B Build/AP3A.240617.008) {WEBKIT} Chrome/131.0 Mobile Safari/537.36",
        f"Mozilla/5.0 (Linux; Android 10; K) {WEBKIT} Chrome/143.0.0.0 Mobile Safari/537.36 (Ecosia android@143.0.0.0)",
    ],
)
def test_readers_with_unusual_browsers(agent):
    assert not bots.is_bot(agent)


@pytest.mark.parametrize(
    "agent",
    [
        # those who fetch a page to show a preview of a link
        "WhatsApp/2.23.20.0 A", "Viber/20.5.0 (iPhone; iOS 17.5)", "facebookexternalhit/1.1",
        "Slackbot-LinkExpanding 1.0",
        "TelegramBot (like TwitterBot)", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
        # readers of feeds who ask for a page
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers)", "NetNewsWire (RSS Reader; https://netnewswire.com/)",
        "Tiny Tiny RSS/21.1 (https://tt-rss.org/)", "Mozilla/5.0 (compatible; Miniflux/2.2.1; +https://miniflux.app)",
        "FreshRSS/1.24.3 (Linux; https://freshrss.org)", "inoreader.com; 5 subscribers",
        # no browser at all
        "Mozilla/5.0 AnythingElse/1.0", "Mozilla/5.0 (Exchange check)", "okhttp/4.12.0 with more text",
        "{{.custom_user_agent}}",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 (research; me@university.edu)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Something/1.0) Chrome/98.0",
    ],
)  # fmt: skip
def test_programs_with_unusual_names(agent):
    assert bots.is_bot(agent)


@pytest.mark.parametrize(
    "agent", ["Mozilla/" * 64, "(" * 512, "a@" * 256, "Mozilla/5.0 (" + "compatible " * 46, " " * 512]
)
def test_the_patterns_hold_what_is_sent_to_hurt_them(agent):
    assert isinstance(bots.is_bot(agent), bool)
    assert len(agents.HARMLESS.sub("", agent)) <= len(agent)
