"""Watching what pages tell: what the browser sends to /v/, and what is noted of it."""

import time
from pathlib import Path

from visitors import recorder, records

READER = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"

WAIT_SECONDS, PAUSE_SECONDS = 60, 50


def until(condition):
    """Wait for something on the server to become true, and give it."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


class Notebook:
    """What has been noted since the test began, in the order of time."""

    def __init__(self, spool: Path):
        self.spool = spool

    def read(self) -> list[tuple[str, str, str]]:
        """Kind, page and language of each note; of a drop its reason."""
        recorder.finish()
        files = sorted(self.spool.glob("*.visits"), key=lambda path: path.stat().st_mtime_ns)
        notes = [note for file in files for note in records.read(file.read_bytes())[0]]
        return [(note.kind.name, note.page or note.reason, note.language) for note in notes]

    def wait_for(self, number: int) -> list[tuple[str, str, str]]:
        """Wait for so many notes; there may be more of them, and then the test should fail."""
        until(lambda: len(self.read()) >= number)
        return self.read()


def open_page(context, path: str, *, frozen: bool = False):
    """Open a page and write down what it tells and what goes wrong on it.

    The clock of a ``frozen`` page stands less than a minute after its opening and moves when the test says so.
    """
    page = context.new_page()
    page.told, page.problems = [], []
    page.on("request", lambda asked: page.told.append(asked.post_data) if asked.url.endswith("/v/") else None)
    page.on("console", lambda line: page.problems.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    if frozen:
        page.clock.install(time=0)
    page.goto(path)
    if frozen:
        page.clock.pause_at(PAUSE_SECONDS)
    return page


def kinds(page) -> list[str]:
    """What a page has told so far: view, heartbeat."""
    return [words.split(" ")[0] for words in page.told]


def wait_until_told(page, expected: list[str]) -> list[str]:
    """Wait until a page has told this much or more, and give what it told."""
    deadline = time.monotonic() + WAIT_SECONDS
    while len(page.told) < len(expected) and time.monotonic() < deadline:
        page.wait_for_timeout(20)  # here the browser gets a word in; a plain sleep would keep it from us
    return kinds(page)


def hide(page, hidden: bool = True) -> None:
    """Put the tab behind another one, or back; a driven browser itself shows every tab."""
    page.evaluate(
        """hidden => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )
