"""Bringing the demo edition, once: what editors changed or deleted since stays as they left it."""

from collections.abc import Callable
from functools import partial

from portal.demo import content_files, desk
from portal.demo.readers import history
from portal.demo.records import KINDS
from portal.demo.register import Register
from portal.demo.states import small_story
from portal.demo.stories import story
from visitors import figures
from visitors.history import add_demo_history

Say = Callable[[str], object]


def load(say: Say) -> None:
    """Bring everything that was never brought before, and tell how much."""
    register = Register()
    for kind, make in KINDS.items():
        entries = content_files.read(kind).items()
        _bring(kind, [(key, partial(make, key, entry, register)) for key, entry in entries], register, say)
    stories = enumerate(content_files.articles())
    made = [(entry["key"], partial(story, number, entry, register)) for number, entry in stories]
    _bring("articles", made, register, say)
    _bring_newsroom(register, say)
    _bring_readers(say)


def _bring(kind: str, entries: list, register: Register, say: Say) -> None:
    new = sum(register.add(f"{kind}:{key}", make) for key, make in entries)
    before = len(entries) - new
    say(f"{kind.capitalize()}: {new} new" + (f", {before} left as they are" if before else ""))


def _bring_newsroom(register: Register, say: Say) -> None:
    """What colleagues meet: each other, every state of a text, wishes of readers, a correction."""
    is_first = not register.knows("colleagues:editor")
    colleagues = [(key, partial(desk.colleague, key, register)) for key in desk.COLLEAGUES]
    _bring("colleagues", colleagues, register, say)
    entries = content_files.read("newsroom").items()
    small = [(key, partial(small_story, key, entry, register)) for key, entry in entries]
    _bring("small stories", small, register, say)
    _bring("rules", [(code, partial(desk.rule, code)) for code in desk.not_ruled(register)], register, say)
    if is_first:
        desk.wishes(register)
        desk.correction(register)


def _bring_readers(say: Say) -> None:
    if figures.includes_demo():
        say("Visits: left as they are")
        return
    say(f"Visits: {add_demo_history(history())} days of invented readers, marked as demonstration data")
