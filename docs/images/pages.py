"""Photograph every kind of page: three languages, telephone and desk, light and dark, and one sheet of all of them.

`make screenshots` starts a demo of its own in a folder that is thrown away, and writes into var/screenshots/.
With arguments only the kinds of page that they name: `make screenshots ARGS="front article"`.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "screenshots"
LANGUAGES, WIDTHS, SCHEMES = ("en", "mk", "rom"), (360, 1280), ("light", "dark")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PAGES = {
    "front": "", "people": "people/", "organizations": "organizations/", "events": "events/", "archive": "archive/",
    "storylines": "storylines/", "corrections": "corrections/", "statistics": "statistics/", "about": "about/",
    "contact": "contact/", "privacy": "privacy/", "accessibility": "accessibility/", "lite": "lite/",
    "saved": "saved/", "not-found": "articles/never-written/",
}  # fmt: skip
"""Pages that stand at the same address in every demo. One that does not exist is left out."""
FOUND = {
    "article": ("", r"/articles/[^/]+/$"), "section": ("", r"/sections/[^/]+/$"),
    "tag": ("article", r"/tags/[^/]+/$"), "person": ("people/", r"/people/[^/]+/$"),
    "organization": ("organizations/", r"/organizations/[^/]+/$"), "event": ("events/", r"/events/[^/]+/$"),
    "month": ("archive/", r"/archive/\d{4}/\d\d/$"), "storyline": ("storylines/", r"/storylines/[^/]+/$"),
    "republish": ("article", r"/republish/$"), "lite-article": ("lite/", r"/lite/articles/[^/]+/$"),
}  # fmt: skip
"""Pages to which another one leads: where to look, and what the address is like."""
ARTICLES = 40


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@contextmanager
def demo() -> Iterator[str]:
    """A demo with a database and pictures of its own; gives its address, and leaves nothing behind."""
    folder, address = Path(tempfile.mkdtemp()), f"127.0.0.1:{_free_port()}"
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "MEDIA_URL_STORAGE": str(folder / "media"),
        "VISITORS_SPOOL": str(folder / "spool"), "STATIC_ROOT": str(folder / "static"),
        "SITE_URL": f"http://{address}", "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": secrets.token_urlsafe(64), "DEBUG": "false", "WEB_WORKERS": "2",
    }  # fmt: skip
    manage = [sys.executable, "manage.py"]
    for command in (["migrate", "-v0"], ["load_demo"]):
        subprocess.run([*manage, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    log = (folder / "log").open("w")
    server = subprocess.Popen(
        [*manage, "serve", "--bind", address], cwd=ROOT, env=environment, stdout=log, stderr=log
    )
    try:
        while server.poll() is None and _status(f"http://{address}/health/live") != 200:
            time.sleep(0.2)
        if server.poll() is not None:
            raise SystemExit((folder / "log").read_text())
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def _links(page: Page, path: str) -> list[str]:
    page.goto(path)
    return page.eval_on_selector_all("main a[href], header a[href]", "all => all.map(each => each.pathname)")


def addresses(page: Page, language: str) -> dict[str, str]:
    """The kinds of page and where one of each is in this language."""
    home = f"/{language}/"
    found = {name: home + path for name, path in PAGES.items()}
    for name, (place, pattern) in FOUND.items():
        start = found.get(place, home + place)
        below = [link for link in _links(page, start) if re.search(pattern, link) and link.startswith(home)]
        if below := [link for link in below if link != start]:
            found[name] = below[0]
    if missing := _not_yet(page, language):
        found["not-yet"] = missing
    return found


def _not_yet(page: Page, language: str) -> str | None:
    """The address of a story in a language into which nobody has translated it."""
    other = "sq" if language == "mk" else "mk"
    stories = [link for link in _links(page, f"/{other}/") if re.search(r"/articles/[^/]+/$", link)]
    for story in stories[:ARTICLES]:
        page.goto(story)
        link = page.locator(f".strip-languages a.not-yet[hreflang={language}]")
        if link.count():
            return link.get_attribute("href")
    return None


def photograph(page: Page, name: str, language: str, address: str) -> list[str]:
    """Four pictures of a page; what each is called."""
    made = []
    response = page.goto(address)
    if response.status == 404 and name != "not-found":
        return made
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.evaluate(
                "document.querySelectorAll('img[loading]').forEach(each => { each.loading = 'eager' })"
            )
            page.evaluate("Promise.all([...document.images].map(each => each.decode().catch(() => null)))")
            made.append(f"{name}-{language}-{width}-{scheme}.png")
            page.screenshot(path=FOLDER / made[-1], full_page=True)
    return made


def sheet(names: list[str]) -> None:
    """One page with all pictures, small, each leading to itself."""
    style = "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:12px}img{width:240px;height:320px;"
    style += "object-fit:cover;object-position:top;border:1px solid #999;display:block}"
    figures = "".join(
        f'<a href="{escape(name)}"><img src="{escape(name)}" alt="" loading="lazy">{escape(name[:-4])}</a>'
        for name in names
    )
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>{style}</style>'
    (FOLDER / "index.html").write_text(head + figures, encoding="utf-8")


def main(wanted: list[str]) -> None:
    """Photograph everything, or the kinds of page that are wanted."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with demo() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        names = []
        for language in LANGUAGES:
            page = browser.new_page(
                base_url=site, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
            )
            for name, address in addresses(page, language).items():
                if wanted and name not in wanted:
                    continue
                names += photograph(page, name, language, address)
                print(f"{language} {name}: {address}", flush=True)
            page.close()
        browser.close()
    sheet(names)
    print(f"{len(names)} pictures; look at {FOLDER / 'index.html'}")


if __name__ == "__main__":
    main(sys.argv[1:])
