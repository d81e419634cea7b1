"""Strangers who try passwords, each of which takes long: colleagues have threads of their own all the while."""

from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import lxml.html
import pytest

from tests.portal.front_door.door import eventually

pytestmark = pytest.mark.processes
STRANGERS, SHARE = 5, 2
"""More than STAFF_THREADS, of which there are four; half of them are for strangers."""
LOG_IN = "/admin/login/"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Guesser(Thread):
    """Somebody who knows no password."""

    def __init__(self, door):
        super().__init__(daemon=True)
        page = door.ask(LOG_IN)
        self.door, self.status = door, None
        self.cookie = page.header("set-cookie").partition(";")[0]
        token = lxml.html.fromstring(page.text).xpath("string(//*[@name='csrfmiddlewaretoken']/@value)")
        self.fields = {"csrfmiddlewaretoken": token, "username": "nobody", "password": "guess"}

    def run(self):
        """Try one."""
        headers = FORM | {"Cookie": f"{self.cookie}; sid=invented", "Referer": "http://paper.example/"}
        body = urlencode(self.fields).encode()
        self.status = self.door.ask(LOG_IN, headers, method="POST", body=body).status


@pytest.fixture
def hold(door):
    """While this file is there, no password hash ends; each leaves a mark in it."""
    file = Path(f"{door.notes}.hold")
    yield file
    file.unlink(missing_ok=True)


def test_a_colleague_saves_while_strangers_try_passwords(door, hold):
    door.tell("write", "guarded", "Чувана вест")
    address, cookie = door.tell("form", "guarded"), door.tell("session")
    page = door.ask(address, {"Cookie": cookie})
    values = dict(max(lxml.html.fromstring(page.text).forms, key=lambda form: len(form.fields)).form_values())
    cookies = f"{cookie}; {page.header('set-cookie').partition(';')[0]}"
    guessers = [Guesser(door) for _ in range(STRANGERS)]

    hold.touch()
    for guesser in guessers:
        guesser.start()
    eventually(lambda: len(hold.read_text()) >= SHARE)
    headers = FORM | {"Cookie": cookies, "Referer": "http://paper.example/"}
    saved = door.ask(address, headers, method="POST", body=urlencode(values).encode())

    assert saved.status == 302, saved.text
    assert len(hold.read_text()) == SHARE
    assert [guesser.status for guesser in guessers] == [None] * STRANGERS
    hold.unlink()
    for guesser in guessers:
        guesser.join(timeout=60)
    assert [guesser.status for guesser in guessers] == [200] * STRANGERS
