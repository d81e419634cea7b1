"""Hostile words never break a feed, whatever field they stand in."""

import json

import pytest
from django.utils.html import escape

from languages.alternates import Alternate
from syndication.feeds import atom, json_feed, rss
from syndication.feeds.items import Credit, FeedPicture
from syndication.feeds.letters import legal, plain
from tests.corpus import cases
from tests.factories import PUBLISHED_AT
from tests.syndication.feeds import channel, item, stories

WRITERS = {"xml": rss, "atom": atom, "json": json_feed}
NASTY = (
    "\x00\x01\x0b nul", "]]> end", "a\ud800b", "\ufffe\uffff", "\u202etxt.exe", "👩‍👩‍👧 \U0001f3f4",
    "</title><script>", "&#0;&x;",
    "\u2028\u2029", '"><img src=x onerror=alert(1)>', "\ufeffbom", "a\U000e0041b", "", " ",
)  # fmt: skip


def written(form: str, text: str) -> bytes:
    """A feed with these words in every field, cleaned as `items_of` cleans them."""
    words = plain(text)
    name = words[:200] or "x"  # as long as a record's name may be; feedparser takes minutes for longer ones
    picture = FeedPicture(
        "https://news.example.org/a.jpg", "image/jpeg", 12, 8, words, words, words, "", False
    )
    story = item(
        headline=words, standfirst=words, html=legal(f"<p>{escape(text)}</p>"), categories=(words or "x",),
        authors=(Credit(name),), translators=(Credit(name),), picture=picture, rights=words,
        alternates=(Alternate("mk", "https://news.example.org/mk/articles/a/"),),
    )  # fmt: skip
    return WRITERS[form].write(channel(title=words, description=words), [story], PUBLISHED_AT).encode()


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("text", NASTY)
def test_hostile_words_of_our_own(form, text, settings):
    settings.SITE_URL = "https://news.example.org"
    check(form, text)


@pytest.mark.parametrize("case", cases("text/unicode.jsonl"))
def test_hostile_words_of_the_corpus(case):
    for form in WRITERS:
        check(form, case["text"])


def check(form: str, text: str) -> None:
    content = written(form, text)
    (story,) = stories(content, form)
    if form != "xml":  # of RSS titles nobody knows whether they are HTML; feedparser guesses
        assert story.title == plain(text)
    assert not any(letter in content.decode() for letter in "\x00\x01\x0b\u202e\ufffe\uffff\U000e0041")


def test_words_that_need_them_keep_their_invisible_letters():
    assert plain("می‌خواهم") == "می‌خواهم"
    assert plain("two\nlines  and\ttabs") == "two lines and tabs"
    assert json.loads(json.dumps(plain("👩‍👩‍👧"))) == "👩‍👩‍👧"
