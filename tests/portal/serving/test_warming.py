"""What is made and read before the first process is forked, so that all of them share it."""

from types import SimpleNamespace

import pytest
from django.conf import settings

from languages.date_names import CLDR, names
from portal.frame import memory as frames
from portal.serving import starting, warming
from tests.portal.paper import paper

LISTS = [page.format("en") for page in warming.PAGES]


@pytest.fixture
def made(monkeypatch):
    """The addresses of the pages that are made."""
    found, make = [], warming._make
    monkeypatch.setattr(warming, "_make", lambda path: found.append((path, make(path))))
    # The test's own transaction goes on.
    monkeypatch.setattr(warming, "connections", SimpleNamespace(close_all=list, all=lambda **_: []))
    return found


@pytest.mark.django_db
def test_lists_and_the_newest_story_are_made(made, caplog, settings):
    settings.LANGUAGE_CODE = "en"
    paper(3)
    warming.make_some_pages()
    assert [path for path, _none in made] == [*LISTS, "/en/articles/newest/"]
    assert caplog.messages == []


@pytest.mark.django_db
def test_a_paper_without_a_story_has_lists(made, caplog, settings):
    settings.LANGUAGE_CODE = "en"
    warming.make_some_pages()
    assert [path for path, _none in made] == LISTS
    assert caplog.messages == []


@pytest.mark.django_db
def test_all_pages_print_one_frame_which_is_forgotten_then(made, monkeypatch):
    drawn, frame = [], frames.Frame
    monkeypatch.setattr(frames, "Frame", lambda language: drawn.append(language) or frame(language))
    hears = frames.memory.hears_of_changes
    warming.make_some_pages()
    assert drawn == [settings.LANGUAGE_CODE]
    assert frames.memory.hears_of_changes is hears
    frames.memory.frame(settings.LANGUAGE_CODE)
    assert len(drawn) == 2


@pytest.mark.django_db
def test_a_page_that_fails_stops_no_start(made, monkeypatch, caplog):
    monkeypatch.setattr(warming, "PAGES", ("/{}/nothing/is/here/",))
    warming.make_some_pages()
    assert "could not be made" in caplog.text
    assert not frames.memory.hears_of_changes()


def test_the_months_of_all_languages_are_read_before():
    names.cache_clear()
    starting.load_addresses_and_words()
    read = names.cache_info().currsize
    for language in CLDR.keys() & dict(settings.LANGUAGES).keys():
        names(CLDR[language])
    assert read == names.cache_info().currsize > 0


def test_what_is_free_is_shared_before_the_first_thread_begins(monkeypatch):
    done = []
    monkeypatch.setattr(starting, "share_free_memory", lambda: done.append("share"))
    monkeypatch.setattr(starting, "load_code", lambda: done.append("load"))
    monkeypatch.setattr(warming, "make_some_pages", lambda: done.append("make pages"))
    monkeypatch.setattr(starting.children, "end_of", lambda _child: 0)
    monkeypatch.setattr(starting, "gc", SimpleNamespace(disable=int, collect=int, freeze=int, enable=int))
    starting.preload(None)
    assert done == ["share", "load", "make pages"]
