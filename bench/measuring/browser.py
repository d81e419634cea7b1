"""A page as a phone loads it for the first time: what travels, counted by Chromium itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "locale": "en-GB"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
KINDS = {
    "Document": "html",
    "Stylesheet": "css",
    "Script": "js",
    "Font": "fonts",
    "Image": "pictures",
    "Media": "pictures",
}
WAIT = 60_000


@contextmanager
def weigher(executable: str) -> Iterator[Callable[[str], dict]]:
    """A function that loads an address in a browser that has never seen it, and gives what travelled."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield lambda url: weigh(browser, url)
        finally:
            browser.close()


def weigh(browser, url: str) -> dict:
    """Bytes of each kind as they travel (packed, without headers), headers, number of requests, foreign hosts."""
    context = browser.new_context(**PHONE)
    try:
        page = context.new_page()
        net = Net(context.new_cdp_session(page))
        page.goto(url, wait_until="networkidle", timeout=WAIT)
        icon = page.evaluate("(document.querySelector('link[rel~=icon]') || {href: '/favicon.ico'}).href")
        return net.total(url) | {"url": url} | _icon(icon, url)
    finally:
        context.close()


class Net:
    """What Chromium tells of the network while a page loads."""

    def __init__(self, session):
        self.seen: dict[str, dict] = {}
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _answered(self, event: dict) -> None:
        answer = event["response"]
        if not answer["url"].startswith("http"):
            return  # data: and blob: do not travel
        self.seen[event["requestId"]] = {
            "kind": KINDS.get(event["type"], "other"), "host": urlsplit(answer["url"]).netloc,
            "headers": int(answer.get("encodedDataLength", 0)), "whole": 0,
            "packed": {name.lower(): value for name, value in answer["headers"].items()}.get("content-encoding", ""),
        }  # fmt: skip

    def _finished(self, event: dict) -> None:
        if event["requestId"] in self.seen:
            self.seen[event["requestId"]]["whole"] = int(event["encodedDataLength"])

    def total(self, url: str) -> dict:
        """The sums."""
        kinds = dict.fromkeys(("html", "css", "js", "fonts", "pictures", "other"), 0)
        for each in self.seen.values():
            kinds[each["kind"]] += max(0, each["whole"] - each["headers"])
        own = urlsplit(url).netloc
        return kinds | {
            "headers": sum(each["headers"] for each in self.seen.values()),
            "requests": sum(each["kind"] != "pictures" for each in self.seen.values()),
            "picture_requests": sum(each["kind"] == "pictures" for each in self.seen.values()),
            "foreign": sorted({each["host"] for each in self.seen.values()} - {own}),
            "packing": next((each["packed"] for each in self.seen.values() if each["kind"] == "html"), ""),
        }


def _icon(icon: str, url: str) -> dict:
    """The icon of the tab: a browser without windows does not ask for it, a reader's does."""
    if icon.startswith("data:"):
        return {"icon": 0}
    whole = icon if "://" in icon else f"{url.split('/', 3)[0]}//{urlsplit(url).netloc}{icon}"
    asked = Request(whole, headers={"Accept-Encoding": "br, gzip"})
    try:
        with urlopen(asked, timeout=20) as answer:
            return {"icon": len(answer.read())}
    except OSError:
        return {"icon": 0}
