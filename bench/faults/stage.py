"""A running site with a whole paper, in a folder that is thrown away, and an editor who is logged in."""

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import lxml.html

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from tests.journeys.server import children, name_of  # noqa: E402
from tests.portal.front_door.door import Answer, Paper  # noqa: E402

PAGES = ("/mk/", "/mk/articles/everything/", "/mk/sections/culture/", "/mk/people/ana/", "/mk/feed.xml")
"""What the probe reads."""
COLD = "/en/people/demeter/"
"""A page that no probe has read before."""


class Stage(Paper):
    """The server, an editor who is logged in, and a form that she has open."""

    def __init__(self, folder: Path, database_url: str, **environment: str):
        super().__init__(folder, database_url)
        self.environment |= {
            "DJANGO_SETTINGS_MODULE": "bench.faults.settings",
            "ENV_FILE": os.devnull,
            "SECRET_KEY": "only-for-faults-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
            "DEBUG": "false",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "WEB_WORKERS": "2",
        } | environment  # fmt: skip
        (folder / "spool").mkdir(exist_ok=True)
        (folder / "media").mkdir(exist_ok=True)

    def prepare(self) -> "Stage":
        """Migrate, print the paper, log an editor in."""
        self.hire()
        self.cookie, self.form = self.tell("session"), self.tell("form")
        return self

    def open_form(self, path: str) -> tuple[dict, str]:
        """A form of the newsroom with everything in it, and the cookies with which it may be sent."""
        page = self.ask(path, {"Cookie": self.cookie})
        forms = lxml.html.fromstring(page.text).forms
        values = dict(max(forms, key=lambda form: len(form.fields)).form_values())
        token = page.header("set-cookie").partition(";")[0]
        return values, f"{self.cookie}; {token}"

    def send_form(self, path: str, values: dict, cookies: str) -> Answer:
        """Send it, whatever has happened since it was opened."""
        headers = {
            "Cookie": cookies,
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": self.address,
        }
        return self.ask(path, headers, method="POST", body=urlencode(values).encode())

    @staticmethod
    def said(answer: Answer) -> str:
        """What a form that came back complains about."""
        complaints = "//*[contains(@class, 'errornote') or contains(@class, 'errorlist')]"
        found = lxml.html.fromstring(answer.text or "<p>").xpath(complaints)
        return "; ".join(" ".join(one.text_content().split()) for one in found)[:200]

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.port}"

    def type_into_the_story(self) -> tuple[dict, str]:
        """The form of the great story with a new headline, not yet sent."""
        values, cookies = self.open_form(self.form)
        field = next(name for name in values if "headline" in name)
        # What she would have to say of a story that is out already, and terms that fit an agency.
        return values | {field: "Zqxtyped", "weight": "typo", "licence": "all-rights-reserved"}, cookies

    def worker(self) -> int | None:
        """The process number of the background worker."""
        return next((each for each in children(self.process.pid) if "worker" in name_of(each)), None)

    def views(self) -> int:
        """How many views have been counted, when everything noted is counted."""
        self.manage("drain_visits")
        return json.loads(self.manage("visitors_report", "--json"))["totals"]["views"]

    def dismiss(self) -> None:
        """Stop the server and send the colleague home, whatever state they are in."""
        with contextlib.suppress(Exception):
            self.close()
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.colleague and self.colleague.poll() is None:
            self.colleague.kill()

    def tracebacks(self) -> list[str]:
        """The last line of each error that reached the log."""
        found, lines = [], self.log().splitlines()
        for number, line in enumerate(lines):
            if line.startswith("Traceback"):
                found.append(
                    next((end for end in lines[number + 1 :] if not end.startswith((" ", "Traceback"))), "")
                )
        return found

    def log(self) -> str:
        """What the server has written to its log."""
        return (self.folder / "server.log").read_text()


printed: list[Path] = []
"""The folder of a paper that was printed once for all faults, if there is one: database and pictures."""


@contextlib.contextmanager
def one_paper() -> Iterator[None]:
    """Print the paper once; every site on SQLite begins with a copy."""
    folder = Path(tempfile.mkdtemp(prefix="nevipe-faults-"))
    stage = Stage(folder, f"sqlite:///{folder / 'db.sqlite3'}")
    try:
        stage.hire()
        stage.dismiss()
        printed.append(folder)
        yield
    finally:
        printed.clear()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def on_sqlite(folder: Path | None = None, **environment: str) -> Iterator[Stage]:
    """A site on SQLite, running."""
    own = Path(folder or tempfile.mkdtemp(prefix="nevipe-faults-"))
    if printed:
        shutil.copytree(printed[0], own, dirs_exist_ok=True)
    stage = Stage(own, f"sqlite:///{own / 'db.sqlite3'}", **environment)
    try:
        stage.prepare().start()
        yield stage
    finally:
        stage.dismiss()
        if folder is None:
            shutil.rmtree(own, ignore_errors=True)
