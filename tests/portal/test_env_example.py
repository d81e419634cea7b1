"""`.env.example` and the code that reads the environment tell the same story."""

import re

from tests.services import REPOSITORY

EXAMPLE = (REPOSITORY / ".env.example").read_text(encoding="utf-8")
COMPOSE = (REPOSITORY / "docker-compose.yml").read_text(encoding="utf-8")
ONLY_COMPOSE = {"SITE_HOST", "POSTGRES_PASSWORD"}


def listed() -> set[str]:
    return set(re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE))


def read() -> set[str]:
    source = (REPOSITORY / "portal" / "settings" / "env.py").read_text(encoding="utf-8")
    return set(re.findall(r"(?:env\.\w+|number|folder)\(\s*\"([A-Z_]+)\"", source))


def test_example_lists_every_setting_and_no_other():
    assert listed() == read() | ONLY_COMPOSE


def test_nothing_else_reads_the_environment():
    readers = [
        path.name
        for path in (REPOSITORY / "portal" / "settings").glob("*.py")
        if re.search(r"environ\b|getenv", path.read_text(encoding="utf-8"))
    ]
    assert readers == ["env.py"]


def test_compose_sets_only_settings_that_exist():
    block = COMPOSE.partition("environment: &environment")[2].partition("volumes:")[0]
    names = set(re.findall(r"^    ([A-Z_]+):", block, re.MULTILINE))
    assert names
    assert names <= read()


def test_compose_asks_for_what_it_needs():
    assert set(re.findall(r"\$\{([A-Z_]+)", COMPOSE)) == ONLY_COMPOSE
