"""The files of the repository, for tests that judge the code itself."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.services import REPOSITORY

# From the ground up: a room may know those before it. docs/architecture.md explains the order.
FLOORS = [
    "languages", "prose", "pictures", "organizations", "people", "events", "articles", "importers",
    "syndication", "newsroom", "portal",
]  # fmt: skip
LEAVES = ["visitors", "search"]


@cache
def packages() -> tuple[str, ...]:
    """Our packages: the folders at the top with an `__init__.py`, tests excepted."""
    found = (path.parent.name for path in REPOSITORY.glob("*/__init__.py"))
    return tuple(sorted(name for name in found if name != "tests"))


def python_files(*folders: str) -> Iterator[Path]:
    """Code that people write: of the given folders, or of every package and the tests; no migrations."""
    for folder in folders or (*packages(), "tests"):
        for path in sorted((REPOSITORY / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def templates() -> Iterator[Path]:
    """Every template of ours."""
    for folder in (REPOSITORY / "templates", *(REPOSITORY / name / "templates" for name in packages())):
        yield from sorted(folder.rglob("*.html"))


@cache
def tracked() -> list[Path]:
    """What a clone contains; without git, every file that is neither built nor hidden."""
    try:
        command = ["git", "ls-files", "-z"]
        listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True, text=True).stdout
        found = [REPOSITORY / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in REPOSITORY.rglob("*") if not _is_built(path.relative_to(REPOSITORY))]
    return [path for path in found if path.is_file()]


def _is_built(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or path.parts[0] == "var" or "__pycache__" in path.parts or path.suffix == ".mo"


def short(path: Path) -> str:
    """A path as a reader of the repository writes it."""
    return str(path.relative_to(REPOSITORY))


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())
