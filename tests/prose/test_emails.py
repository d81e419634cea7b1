import re
import time
from html import unescape

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from prose.emails import find, protect, protect_text
from prose.sanitize import clean_html

PATTERN = re.compile(r"[\w+%-][\w.+%-]*@[\w-]+\.\w")
PIECES = (
    "ana", "@", ".", "x.org", "<b>", "</b>", " ", "ana@x.org", "&#64;", "&#x40;", "<p>", "</p>", "&amp;", "&nbsp;", "-",
    '<a href="mailto:a@b.example">', '<a href="https://x.org/a@b.cd/">', '<a href="mailto:a%40b.example">', "</a>", "+",
)  # fmt: skip


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def show(html):
    return Template("{% load prose %}{{ html|prose }}").render(Context({"html": html}))


def read(html):
    """What a program sees that removes the tags and decodes the rest."""
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25).map("".join))
def test_no_address_is_literal_in_any_output(html):
    shown = show(html)
    assert not PATTERN.search(unescape(shown))
    assert not PATTERN.search(read(shown))
    assert not PATTERN.search(protect_text(html))


def test_people_read_and_copy_the_address_without_script():
    assert (
        read(show("<p>Write to ana.k@news.example.org.</p>"))
        == "Write to ana.k (at) news (dot) example (dot) org."
    )


def test_script_finds_the_parts_by_class():
    assert show("a@b.cd") == (
        '<span class="mail" translate="no">a<span class="mail-at"> (at) </span>b'
        '<span class="mail-dot"> (dot) </span>cd</span>'
    )


def test_mail_link_becomes_its_words_with_the_address():
    assert read(show('<a href="mailto:ana@x.org?subject=Hi">Ana</a>')) == "Ana (ana (at) x (dot) org)"
    assert read(show('<a href="mailto:ana@x.org"><b>ana@x.org</b></a>')) == "ana (at) x (dot) org"
    assert "mailto" not in show('<a href="mailto:ana%40x.org">Ana</a>')


def test_address_cut_by_tags_is_found():
    assert read(show("<p>ana@<b>x</b>.org</p>")) == "ana (at) x.org"


def test_address_right_after_a_paragraph_is_whole():
    assert 'class="mail"' in show("<p>Contact</p><p>ana@x.org</p>")


def test_address_inside_a_web_link_is_encoded():
    assert 'href="https://x.org/ana%40x.org"' in show('<a href="https://x.org/ana@x.org">a</a>')
    assert 'href="https://social.example/@ana"' in show('<a href="https://social.example/@ana">a</a>')


def test_plain_text_is_escaped_and_protected():
    shown = Template("{% load prose %}{{ text|protected }}").render(Context({"text": "<b> a@b.cd"}))
    assert shown.startswith("&lt;b&gt; <span")
    assert not PATTERN.search(read(shown))


def test_text_for_feeds_has_no_markup():
    assert protect_text("Ana <a@b.cd>, b@c.de") == "Ana <a (at) b (dot) cd>, b (at) c (dot) de"
    assert protect_text("@romatimes at 5 @ home") == "@romatimes at 5 @ home"


def test_addresses_are_listed_once():
    assert find('<a href="mailto:a@b.cd">x</a> a@b.cd &amp; e@f.gh') == ["a@b.cd", "e@f.gh"]


@pytest.mark.parametrize(
    "text", ["a" * 200_000 + "@", "a@b." * 40_000, "@" * 100_000, "a@b.cd " * 20_000, "." * 200_000]
)
def test_hostile_lengths_cost_little(text):
    start = time.process_time()
    protect(clean_html(text))
    assert time.process_time() - start < 30
