"""HTML in the other script: words change, everything else stays letter by letter."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.scripts.serbian import to_cyrillic, to_latin
from portal.scripts.pages import Converter
from tests import corpus


def cyrillic(html):
    return Converter(to_cyrillic, "sr-Cyrl").page(html)


CHANGED = (
    ('<button data-save="Čuvaj" data-saving="/static/x.js">', '<button data-save="Чувај" data-saving="/static/x.js">'),
    ('<input type="submit" value="Traži">', '<input type="submit" value="Тражи">'),
    ("<p>Dobar dan</p>", "<p>Добар дан</p>"),
    ('<html lang="sr-Latn"><p lang="sr">Dan</p>', '<html lang="sr-Cyrl"><p lang="sr-Cyrl">Дан</p>'),
    ('<p lang="en">The day</p><p>dan</p>', '<p lang="en">The day</p><p>дан</p>'),
    (
        '<p lang="sq">a<p>b</p><i lang="sr">dan</i></p>dan',
        '<p lang="sq">a<p>b</p><i lang="sr-Cyrl">дан</i></p>дан',
    ),
    ("<img alt=\"Most\" src=\"/most.jpg\" title='Grad'>", "<img alt=\"Мост\" src=\"/most.jpg\" title='Град'>"),
    ('<img alt="Bridge" lang="en">dan', '<img alt="Bridge" lang="en">дан'),
    (
        "<q>Dobar dan</q> dan <blockquote><p>Dan</p></blockquote>",
        "<q>Dobar dan</q> дан <blockquote><p>Dan</p></blockquote>",
    ),
    ('<blockquote lang="sr-Latn">Dan</blockquote>', '<blockquote lang="sr-Cyrl">Дан</blockquote>'),
    (
        "<style>p{color:red}</style><script>let dan</script>dan",
        "<style>p{color:red}</style><script>let dan</script>дан",
    ),
    ('<input value="dan" placeholder="Traži">', '<input value="dan" placeholder="Тражи">'),
    ('<option value="mk">Dan</option>', '<option value="mk">Дан</option>'),
    ("<!-- dan --><!doctype html>dan", "<!-- dan --><!doctype html>дан"),
    ("1 < 2 dan > noć &lt;dan&gt;&nbsp;noć", "1 < 2 дан > ноћ &lt;дан&gt;&nbsp;ноћ"),
    ('<a href="/sr/articles/dan/?page=2">Dan</a>', '<a href="/sr/cyrl/articles/dan/?page=2">Дан</a>'),
    ('<a href="/sr/" lang="en">News</a>', '<a href="/sr/cyrl/" lang="en">News</a>'),
    ('<form action="/sr/search/">', '<form action="/sr/cyrl/search/">'),
    (
        '<meta name="description" content="Vesti"><meta name="robots" content="noindex">',
        '<meta name="description" content="Вести"><meta name="robots" content="noindex">',
    ),
    (
        '<meta property="og:title" content="Vesti"><meta property="og:url" content="http://a/vesti">',
        '<meta property="og:title" content="Вести"><meta property="og:url" content="http://a/vesti">',
    ),
    (
        '<svg><title>Dan</title><text>Noć</text><path d="M0 0H4"/></svg>',
        '<svg><title>Дан</title><text>Ноћ</text><path d="M0 0H4"/></svg>',
    ),
    (
        '<p lang="en"><br><img lang="sr" alt="Dan">Day</p>',
        '<p lang="en"><br><img lang="sr-Cyrl" alt="Дан">Day</p>',
    ),
    ('dan <a title="dan', 'дан <a title="dan'),
    ('<P LANG="en">Day</P>dan', '<P LANG="en">Day</P>дан'),
    ("</p></b>dan", "</p></b>дан"),
)  # fmt: skip
LEFT = (
    '<input type="search" value="dan"><input type="hidden" value="dan">',
    '<script type="application/ld+json">{no</script>',
    '<b translate="no">Dan <i>noć</i></b> <b class="x notranslate">Dan</b>',
    "<code>dan</code><pre>dan</pre><textarea><b>dan</textarea>",
    '<a href="/sr/feed.xml">RSS</a><a href="/mk/">x</a>',
    '<a href="/sr/" data-script="" translate="no" lang="sr-Latn">Latinica</a>',
    '<link rel="alternate" title="Vesti" href="/sr/">',
    '<meta property="article:published_time" content="2024-05-10T10:00:00Z">',
)


@pytest.mark.parametrize(("latin", "expected"), CHANGED)
def test_pieces(latin, expected):
    assert cyrillic(latin) == expected


@pytest.mark.parametrize("html", LEFT)
def test_what_stays(html):
    assert cyrillic(html) == html


def test_what_programs_read():
    data = {
        "@type": "NewsArticle", "@id": "http://a/sr/articles/x/", "url": "http://a/sr/articles/x/",
        "inLanguage": "sr-Latn",
        "headline": "Dan </script>", "publisher": {"@id": "http://a/#publisher", "name": "Dan"}, "keywords": ["Grad"],
        "datePublished": "2024-05-10T10:00:00Z", "image": [{"url": "http://a/media/dan.jpg", "caption": "Most"}],
        "translationOfWork": {"@type": "NewsArticle", "@id": "http://a/en/articles/x/", "inLanguage": "en",
                              "name": "Day"},
        "alternateName": ["Dan", "Дан"], "position": 1,
    }  # fmt: skip
    text = json.dumps(data).replace("</", "\\u003c/")
    page = cyrillic(f'<script type="application/ld+json">{text}</script><p>dan</p>')
    assert page.endswith("<p>дан</p>")
    assert page.count("</script>") == 1
    found = json.loads(page.removeprefix('<script type="application/ld+json">').split("</script>")[0])
    assert found == data | {
        "@id": "http://a/sr/cyrl/articles/x/", "url": "http://a/sr/cyrl/articles/x/", "inLanguage": "sr-Cyrl",
        "headline": "Дан </script>".replace("script", "сцрипт"), "keywords": ["Град"],
        "publisher": {"@id": "http://a/#publisher", "name": "Дан"},
        "image": [{"url": "http://a/media/dan.jpg", "caption": "Мост"}],
    }  # fmt: skip
    assert (
        cyrillic('<script type="application/ld+json">{no</script>')
        == '<script type="application/ld+json">{no</script>'
    )


def test_the_way_to_latin_leaves_links():
    page = Converter(to_latin, "sr-Latn").page('<p lang="mk">Ќе</p><a href="/sr/">Дан</a>')
    assert page == '<p lang="mk">Ќе</p><a href="/sr/">Dan</a>'


@given(st.text(st.sampled_from("<>/\"'= abqp-!&;\n") | st.characters(), max_size=80))
def test_no_sign_is_lost_in_any_markup(html):
    assert Converter(lambda text: text, "sr-Cyrl").page(html) == html


@pytest.mark.parametrize("case", corpus.cases("text/unicode.jsonl"))
def test_hostile_text_keeps_its_tags(case):
    assert cyrillic(f"<p>{case['text'].replace('<', '')}</p>").startswith("<p>")


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        '<a "',
        "<a x=",
        "<!--",
        "<p lang='en'>",
        "<a aaaa",
        "</q",
        "<q>",
        "&",
        "a.",
        "<script>",
        '<i x="" ',
    ],
)
def test_a_very_long_page_of_broken_markup_is_answered(piece):
    """A walk whose time grew with the square would not come back here."""
    page = piece * 50_000
    assert Converter(str, "sr-Cyrl").page(page).replace("sr-Cyrl", "") == page
    assert len(cyrillic(page)) >= len(page)
