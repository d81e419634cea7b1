import re

import pytest
from django.conf import settings
from django.template import Context, Template

from prose import videos
from prose.sanitize import clean_html
from prose.videos import PLAYERS, video_of
from tests.corpus import cases

ID = "dQw4w9WgXcQ"
YOUTUBE = f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1&rel=0"


def page(body):
    return Template("{% load prose %}{{ body|prose|with_videos }}").render(Context({"body": body}))


@pytest.mark.parametrize(
    ("address", "player"),
    [
        (f"https://www.youtube.com/watch?v={ID}", YOUTUBE),
        (f"https://youtube.com/watch?feature=share&v={ID}&t=42s", YOUTUBE),
        (f"https://m.youtube.com/watch?v={ID}", YOUTUBE),
        (f"https://youtu.be/{ID}?si=abc", YOUTUBE),
        (f"https://www.youtube.com/shorts/{ID}", YOUTUBE),
        (f"https://www.youtube.com/live/{ID}?feature=x", YOUTUBE),
        (f"https://www.youtube-nocookie.com/embed/{ID}", YOUTUBE),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1"),
        ("https://vimeo.com/123456789/0123456789", "https://player.vimeo.com/video/123456789?h=0123456789&dnt=1&autoplay=1"),
        ("https://player.vimeo.com/video/123456789", "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1"),
    ],
)  # fmt: skip
def test_addresses_of_videos_are_known(address, player):
    assert video_of(address).player == player


@pytest.mark.parametrize(
    "address",
    [
        f"http://www.youtube.com/watch?v={ID}", f"https://www.youtube.com.evil.example/watch?v={ID}",
        f"https://evil.example/?https://youtu.be/{ID}", f"https://www.youtube.com@evil.example/watch?v={ID}",
        f"https://www.youtube.com:8443/watch?v={ID}", f"https://www.youtube.com/watch?v={ID}%22onload=x",
        "https://www.youtube.com/watch?v=short", "https://www.youtube.com/watch?v=" + "a" * 12,
        "https://www.youtube.com/", "https://www.youtube.com/@channel", "https://www.youtube.com/watch?xv=" + ID,
        "https://www.youtube.com/playlist?list=PL1234567890", f"https://youtu.be/watch?v={ID}",
        "https://youtu.be/../../embed", "https://vimeo.com/channels/staffpicks", "https://vimeo.com/1",
        "https://vimeo.com/123456789/../../x", "https://vimeo.com/１２３４５６７８９", "https://tube.example/w/abcdefghijkl",
        "javascript:alert(1)", "//www.youtube.com/watch?v=" + ID, "", "https://[", f"https://youtu.be/{ID}\u202e",
    ],
)  # fmt: skip
def test_everything_else_is_just_a_link(address):
    assert video_of(address) is None
    assert "data-player" not in page(f'<p><a href="{address}">film</a></p>')


@pytest.mark.parametrize("case", cases("html/hostile_urls.jsonl"))
def test_no_address_of_the_corpus_is_a_video(case):
    assert video_of(case["url"]) is None


@pytest.mark.parametrize("case", cases("html/hostile_html.jsonl"))
def test_hostile_text_gets_no_frame_and_no_other_player(case):
    html = page(case["html"])
    assert "<iframe" not in html.lower()
    assert all(address.startswith(PLAYERS) for address in re.findall(r'data-player="([^"]*)"', html))


def test_peertube_only_where_we_say_so(monkeypatch):
    monkeypatch.setattr(videos, "PEERTUBE", ("video.example.org",))
    known = "https://video.example.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d"
    assert video_of(known).player.startswith("https://video.example.org/videos/embed/9c9de5e8-")
    assert video_of(known.replace("video.", "other.")) is None


def test_a_paragraph_that_is_only_a_link_becomes_link_and_button():
    html = page(
        f'<p>Before</p><p> <a href="https://youtu.be/{ID}?a=1&amp;b=2">The <em>film</em></a> </p><p>After</p>'
    )
    assert html.startswith(
        '<p>Before</p><figure class="video" data-player="https://www.youtube-nocookie.com/'
    )
    assert (
        f'<a href="https://youtu.be/{ID}?a=1&amp;b=2" rel="noopener noreferrer">The <em>film</em></a>' in html
    )
    assert (
        '<button type="button" hidden>Play video (loads from YouTube)</button></figure><p>After</p>' in html
    )
    assert "<img" not in html


def test_a_bare_address_will_do():
    assert f'<a href="https://youtu.be/{ID}"' in page(f"<p>https://youtu.be/{ID}</p>")


@pytest.mark.parametrize(
    "body",
    [
        '<p>Look: <a href="https://youtu.be/{0}">film</a></p>', '<p><a href="https://youtu.be/{0}">film</a>.</p>',
        '<p><a href="https://youtu.be/{0}">one</a><a href="https://youtu.be/{0}">two</a></p>',
        '<ul><li><a href="https://youtu.be/{0}">film</a></li></ul>', "<p>Look at https://youtu.be/{0}</p>",
    ],
)  # fmt: skip
def test_a_link_among_words_stays_one(body):
    body = clean_html(body.format(ID))
    assert page(body) == body


def test_long_texts_take_no_longer_than_they_are_long():
    assert "data-player" not in page('<p><a href="https://youtu.be/x">' * 3000)
    assert "data-player" not in page("<p> " * 20_000)


def test_frames_come_from_the_makers_of_videos_only():
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert policy["frame-src"] == ["https://www.youtube-nocookie.com", "https://player.vimeo.com"]
    assert "youtube" not in str({name: value for name, value in policy.items() if name != "frame-src"})
