"""Public lists of what browsers and programs call themselves; they come with packages for developers."""

import json
import re
from functools import cache
from importlib.resources import files

import crawleruseragents

ENTRY = re.compile(r"^\s*-\s*$", re.MULTILINE)
AGENT = re.compile(r"^\s+user_agent: (?P<quote>['\"]?)(?P<agent>.+?)(?P=quote)\s*$", re.MULTILINE)
BROWSER = re.compile(r"^  client:\s*\n    type: browser$", re.MULTILINE)


@cache
def matomo_programs() -> frozenset[str]:
    """What Matomo's device detector has to recognise as a program."""
    return frozenset(_agents(_fixture("bots.yml")))


@cache
def matomo_browsers() -> frozenset[str]:
    """What it has to recognise as a browser: computers, phones, tablets, televisions, cars, consoles."""
    folder = files("device_detector") / "tests/fixtures/upstream"
    entries = (
        entry
        for path in folder.iterdir()
        if path.name.endswith(".yml") and path.name != "bots.yml"
        for entry in ENTRY.split(path.read_text(encoding="utf-8"))
        if BROWSER.search(entry)
    )
    return frozenset(agent for entry in entries for agent in _agents(entry))


@cache
def seen_browsers() -> frozenset[str]:
    """Browsers as busy sites have seen them in 2025."""
    lines = (files("fake_useragent") / "data/browsers.jsonl").read_text(encoding="utf-8").splitlines()
    return frozenset(json.loads(line)["useragent"] for line in lines)


@cache
def named_programs() -> frozenset[str]:
    """What the crawlers of the list that we use in production have called themselves."""
    entries = crawleruseragents.CRAWLER_USER_AGENTS_DATA
    return frozenset(agent for entry in entries for agent in entry.get("instances", ()))


def _fixture(name: str) -> str:
    return (files("device_detector") / "tests/fixtures/upstream" / name).read_text(encoding="utf-8")


def _agents(text: str) -> list[str]:
    return [match["agent"].replace("''", "'") for match in AGENT.finditer(text)]
