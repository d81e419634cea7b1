"""Strangers who try passwords, each of which takes long: colleagues have threads of their own all the while."""

import re
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import lxml.html
import pytest

from portal.serving import limits
from tests.factories import PASSWORD
from tests.portal.front_door.door import eventually

pytestmark = pytest.mark.processes
STRANGERS, SHARE = 5, 1
"""More than STAFF_THREADS, of which there are four; one of them is for passwords of strangers."""
LOG_IN = "/admin/login/"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Guesser(Thread):
    """Somebody who knows no password."""

    def __init__(self, door, page, cookie="sid=invented", **fields):
        super().__init__(daemon=True)
        self.door, self.status = door, None
        self.cookie = f"{page.header('set-cookie').partition(';')[0]}; {cookie}"
        token = lxml.html.fromstring(page.text).xpath("string(//*[@name='csrfmiddlewaretoken']/@value)")
        self.fields = {"csrfmiddlewaretoken": token, "username": "nobody", "password": "guess"} | fields

    def run(self):
        """Try one."""
        headers = FORM | {"Cookie": self.cookie, "Referer": "http://paper.example/"}
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
    form = door.ask(LOG_IN)
    guessers = [Guesser(door, form) for _ in range(STRANGERS)]

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


def test_a_colleague_whose_device_is_known_logs_in_while_strangers_fill_the_line(door, hold):
    shown = door.ask("/admin/", {"Cookie": door.tell("session")}).header("set-cookie")
    device = re.search(r"device=[^;]+", shown)[0]
    form = door.ask(LOG_IN)
    colleague = Guesser(door, form, device, username="bela", password=PASSWORD)
    guessers = [Guesser(door, form) for _ in range(limits.STRANGERS_WAITING + 6)]

    hold.touch()
    for guesser in guessers:
        guesser.start()
    eventually(lambda: 503 in [guesser.status for guesser in guessers])
    assert len(hold.read_text()) == SHARE
    colleague.start()
    eventually(lambda: len(hold.read_text()) == SHARE + 1)
    hold.unlink()
    for one in (colleague, *guessers):
        one.join(timeout=60)
    assert colleague.status == 302
    assert {guesser.status for guesser in guessers} == {200, 503}
