"""How long a process remembers the frames: some seconds, and only while it hears of every change."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from portal.frame.contents import Frame

KEPT_SECONDS = 10
"""Readers who came meanwhile are counted on pages that much later. What the newsroom changes is heard at once."""


class Memory:
    """The frames of all languages. Where nobody tells of changes, each page reads its own."""

    def __init__(self):
        self.hears_of_changes = _never
        self.forget()

    def frame(self, language: str) -> Frame:
        """The frame of a language, remembered or new. It reads nothing before a page prints it."""
        if not self.hears_of_changes():
            return Frame(language)
        frames, now = self._frames, time.monotonic()
        frame, until = frames.get(language, (None, 0.0))
        if frame is None or now >= until:
            frame = Frame(language)
            # Into the dict that was there before: if a change was told meanwhile, nobody looks there any more.
            frames[language] = frame, now + KEPT_SECONDS
        return frame

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """For a few pages in a row, as while the server starts: remember, though nobody tells of changes yet."""
        hears, self.hears_of_changes = self.hears_of_changes, _for_a_moment
        try:
            yield
        finally:
            self.hears_of_changes = hears
            self.forget()

    def forget(self, *_keys) -> None:
        """Something has changed, whatever it was: the next page of each language reads anew."""
        self._frames: dict[str, tuple[Frame, float]] = {}


def _never() -> bool:
    return False


def _for_a_moment() -> bool:
    return True


memory = Memory()
