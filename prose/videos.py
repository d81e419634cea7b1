"""A paragraph that is only a link to a video becomes a video that is fetched when a reader asks for it, not before.

Nothing is stored: the text keeps its plain link, which feeds, print and readers without JavaScript follow. Until the
click nobody but us learns who reads: no player, no picture of the video comes from its maker.
"""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from prose.links import is_web_address

PEERTUBE = ()
"""Hosts of PeerTube whose videos we show, such as ``video.example.org``; any host can be one, so each is named."""
YOUTUBE_PLAYER, VIMEO_PLAYER = "https://www.youtube-nocookie.com", "https://player.vimeo.com"
PLAYERS = (YOUTUBE_PLAYER, VIMEO_PLAYER, *(f"https://{host}" for host in PEERTUBE))
"""The only places a page may load a frame from (`portal/settings/security.py`)."""
YOUTUBE_HOSTS = {
    "www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com",
}  # fmt: skip
YOUTUBE = re.compile(r"/(?:(?:shorts|live|embed)/)?([\w-]{11})/?\Z", re.ASCII)
YOUTUBE_QUERY = re.compile(r"(?:\A|&)v=([\w-]{11})(?:&|\Z)", re.ASCII)
VIMEO = re.compile(r"/(?:video/)?(\d{5,12})(?:/([0-9a-f]{8,12}))?/?\Z", re.ASCII)
PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/([\w-]{10,36})/?\Z", re.ASCII)
ALONE = re.compile(
    r'<p(?: [^<>]*)?>\s*(?:<a href="([^"<>]+)"[^<>]*>((?:(?!</a>|</?p\b).)*)</a>|(https://[^\s<>]+))\s*</p>'
)


class Video(NamedTuple):
    """Who shows a video, and the address of the player."""

    maker: str
    player: str


def video_of(address: str) -> Video | None:
    """The video that an address leads to, if its maker is one of ours and the address is a plain one."""
    if not is_web_address(address):
        return None
    parts = urlsplit(address)
    if parts.scheme != "https" or parts.port:
        return None
    if parts.hostname in YOUTUBE_HOSTS:
        return _youtube(parts)
    if parts.hostname in {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}:
        return _vimeo(parts.path)
    if parts.hostname in PEERTUBE and (found := PEERTUBE_PATH.match(parts.path)):
        return Video("PeerTube", f"https://{parts.hostname}/videos/embed/{found[1]}?autoplay=1")
    return None


def with_videos(html: str) -> SafeString:
    """Cleaned text for a page: each paragraph that is only a link to a video, as link and button."""
    return mark_safe(ALONE.sub(_figure, html))  # noqa: S308  the text was cleaned, and _figure escapes


def _youtube(parts) -> Video | None:
    is_page = parts.path == "/watch" and parts.hostname != "youtu.be"
    found = YOUTUBE_QUERY.search(parts.query) if is_page else YOUTUBE.match(parts.path)
    return found and Video("YouTube", f"{YOUTUBE_PLAYER}/embed/{found[1]}?autoplay=1&rel=0")


def _vimeo(path: str) -> Video | None:
    found = VIMEO.match(path)
    if not found:
        return None
    secret = {"h": found[2]} if found[2] else {}
    query = urlencode(secret | {"dnt": 1, "autoplay": 1})
    return Video("Vimeo", f"{VIMEO_PLAYER}/video/{found[1]}?{query}")


def _figure(paragraph: re.Match) -> str:
    address = unescape(paragraph[1] or paragraph[3])
    video = video_of(address)
    if video is None:
        return paragraph[0]
    words = mark_safe(paragraph[2] or paragraph[3])  # noqa: S308  cleaned, like the paragraph around it
    play = _("Play video (loads from %(maker)s)") % {"maker": video.maker}
    return format_html(
        '<figure class="video" data-player="{}"><a href="{}" rel="noopener noreferrer">{}</a>'
        '<button type="button" hidden>{}</button></figure>',
        video.player, address, words, play,
    )  # fmt: skip
