"""What changed between two texts: every word is accounted for, and no text can slow the newsroom down."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose import alignment
from prose.differences import Change, changed_words, differences, words_of
from prose.marked_text import marked_paragraphs, marked_text
from prose.paragraphs import paragraph_differences, paragraphs
from prose.sanitize import clean_html

WORDS = st.lists(
    st.sampled_from(["a", "b", "Скопје", "the", ",", ".", "2024", "новo", "\n", "x-y"]), max_size=40
)
TEXTS = WORDS.map(" ".join) | st.text(max_size=60)
TAGS = st.sampled_from(["p", "h2", "li", "blockquote", "strong", "em", "a", "td", "br", "span", "script"])
MARKUP = st.lists(
    st.one_of(
        TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.just('<a href="https://x.example/">'),
        st.sampled_from(["one ", "two", " three", "&lt;b&gt;", "&amp;", "&nbsp;", "четири ", "!"]),
    ), max_size=30,
).map("".join)  # fmt: skip


def said(segments, *changes):
    return [word.text for part in segments if part.change in changes for word in part.words]


@given(TEXTS, TEXTS)
@settings(max_examples=300)
def test_kept_and_removed_are_the_old_words_kept_and_added_the_new(old, new):
    found = differences(old, new)
    assert said(found, Change.KEPT, Change.REMOVED) == words_of(old)
    assert said(found, Change.KEPT, Change.ADDED) == words_of(new)


@given(MARKUP.map(clean_html), MARKUP.map(clean_html))
@settings(max_examples=300)
def test_so_it_is_in_formatted_text_whatever_moved(old, new):
    parts = [part for found in paragraph_differences(old, new) for part in found.segments]
    assert sorted(said(parts, Change.KEPT, Change.REMOVED)) == sorted(words_of(old, html=True))
    assert said(parts, Change.KEPT, Change.ADDED) == words_of(new, html=True)


@given(MARKUP.map(clean_html))
@settings(max_examples=100)
def test_a_text_does_not_differ_from_itself(text):
    assert all(found.is_unchanged for found in paragraph_differences(text, text))
    assert changed_words(text, text, html=True) == 0


@given(st.lists(st.integers(0, 6), max_size=30), st.lists(st.integers(0, 6), max_size=30))
@settings(max_examples=300)
def test_what_is_common_rises_in_both(old, new):
    pairs = alignment.common(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("The mayor came.", "The mayor went.", "The mayor <del>came</del><ins>went</ins>."),
        ("", "New", "<ins>New</ins>"),
        ("Old", "", "<del>Old</del>"),
        ("One\nTwo", "One\nTwo", "One<br>Two"),
    ],
)
def test_words_are_marked_one_by_one(old, new, shown):
    text = marked_text(old, new).replace(spoken("added"), "").replace(spoken("removed"), "")
    assert text == shown


def spoken(what):
    return f'<span class="visually-hidden">[{what}:] </span>'


def test_a_change_is_heard_and_not_only_seen():
    text = marked_text("came", "went")
    assert spoken("added") in text
    assert spoken("removed") in text


def test_a_lone_word_between_two_rewritten_passages_is_not_kept():
    found = differences("a big old house , in a small town", "an ugly new flat , on the third floor")
    assert [part.change for part in found] == [Change.REMOVED, Change.ADDED]


def test_a_moved_paragraph_is_shown_as_moved():
    one, two, three = (
        "<p>One came first today.</p>",
        "<p>Two came after it.</p>",
        "<p>Three was late again.</p>",
    )
    text = marked_paragraphs(one + two + three, two + three + one)
    assert "Moved here, unchanged:" in text
    assert "Stood here before, unchanged:" in text
    assert "<ins>" not in text


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("A word", "A <strong>word</strong>", "(now bold)"),
        ("A <em>word</em>", "A word", "(no longer italic)"),
        ("A word", 'A <a href="https://x.example/">word</a>', "(link to https://x.example/)"),
        ('A <a href="https://x.example/">word</a>', "A word", "(no link any more)"),
        ('<a href="https://x.example/">word</a>', '<a href="https://y.example/">word</a>',
         "(link to https://y.example/; before: https://x.example/)"),
    ],
)  # fmt: skip
def test_a_change_of_markup_says_what_it_is(old, new, note):
    text = marked_paragraphs(f"<p>{old}</p>", f"<p>{new}</p>")
    assert note in text
    assert "<ins>" not in text
    assert "<del>" not in text


def test_a_paragraph_that_became_a_heading():
    assert "Heading 2, was: Paragraph." in marked_paragraphs("<p>One two</p>", "<h2>One two</h2>")


def test_a_rewritten_paragraph_stays_in_its_place():
    found = paragraph_differences("<p>The council met on Monday.</p><p>It rained.</p>",
                                  "<p>It rained.</p><p>The council met on Friday.</p>")  # fmt: skip
    assert len(found) == 3
    found = paragraph_differences("<p>The council met on Monday.</p><p>It rained.</p>",
                                  "<p>The council met on Friday.</p><p>It rained.</p>")  # fmt: skip
    assert [part.text for part in found[0].segments] == ["The council met on ", "Monday", "Friday", "."]


def test_what_did_not_change_is_folded():
    body = "".join(f"<p>Paragraph number {n}</p>" for n in range(9))
    assert "9 paragraphs without a change" in marked_paragraphs(body, body)


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "</ins></del><b>",
    '<p><a href="javascript:alert(1)">x</a></p>', '<a href="&quot;><script>alert(1)</script>">x</a>',
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<p><strong onclick=alert(1)>x</p>", "{} {0} %s &amp;lt;",
]  # fmt: skip


class Reader(HTMLParser):
    """Notes every tag with its attributes."""

    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        self.seen |= {tag, *(name for name, _value in attrs)}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("mark", [marked_text, marked_paragraphs])
@pytest.mark.parametrize("other", ["", "<p>x</p>"])
def test_hostile_text_stays_text(text, mark, other):
    for shown in (mark(text, other), mark(other, text), mark(text, text)):
        reader = Reader()
        reader.feed(shown)
        assert reader.seen <= {"ins", "del", "span", "class", "p", "small", "br", "strong"}


def test_words_outside_of_any_paragraph_count():
    assert [found.key for found in paragraphs("one <p>two</p> three")] == [("one",), ("two",), ("three",)]


def test_the_work_is_bounded_for_long_texts(monkeypatch):
    """The steps of the innermost loop, not seconds: nothing may depend on how busy the machine is."""
    worst = {
        "new": [f"w{n * 7919 % 5000}" for n in range(10_000)],
        "few words": ["abc"[n * n % 3] for n in range(10_000)],
    }
    for words in worst.values():
        counted = [Counted(word) for word in words]
        alignment.common(counted, [Counted(word) for word in reversed(words)])
        assert sum(word.compared for word in counted) < 8_000_000


class Counted(str):
    """A word that counts how often it was compared."""

    __slots__ = ("compared",)
    __hash__ = str.__hash__

    def __new__(cls, text):
        word = super().__new__(cls, text)
        word.compared = 0
        return word

    def __eq__(self, other):
        self.compared += 1
        return str.__eq__(self, other)
