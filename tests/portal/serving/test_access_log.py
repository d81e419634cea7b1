"""The access log knows what was asked, and nothing about who asked."""

import os
from types import SimpleNamespace

from portal.serving.access_log import AccessLog


def noted(tmp_path, path, **environ):
    log = AccessLog(str(tmp_path / "access.log"))
    environ = {"PATH_INFO": path.encode().decode("latin-1"), "REQUEST_METHOD": "GET"} | environ
    log.note(SimpleNamespace(environ=environ, kind="hit"), 200, 1234, 0.0015)
    log.write()
    return (tmp_path / "access.log").read_text()


def test_a_line(tmp_path):
    line = noted(tmp_path, "/mk/")
    assert line.split(" ", 1)[1] == "GET /mk/ 200 1234 1.5 hit\n"


def test_nothing_about_the_reader(tmp_path):
    line = noted(
        tmp_path, "/mk/search/", REMOTE_ADDR="198.51.100.7", QUERY_STRING="q=secret", HTTP_USER_AGENT="Firefox",
        HTTP_COOKIE="sid=1", HTTP_REFERER="https://elsewhere.example/",
    )  # fmt: skip
    assert not any(word in line for word in ("198.51", "secret", "Firefox", "sid", "elsewhere"))


def test_nobody_writes_lines_of_his_own(tmp_path):
    line = noted(tmp_path, "/mk/\n2026-01-01T00:00:00Z GET /forged/ 200 1 1 hit\x1b[31m")
    assert line.count("\n") == 1
    assert len(line.split(" ")) == 7


def test_letters_of_every_language_are_readable(tmp_path):
    assert "/mk/вести/" in noted(tmp_path, "/mk/вести/")


def test_a_full_disk_breaks_no_page(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    log = AccessLog(str(tmp_path / "access.log"))
    log.note(SimpleNamespace(environ={}, kind="page"), 400, 0, 0.0)
    log.write()
