"""What this machine lacks for some of the tests, and whether the tests may do without it.

`REQUIRE=postgres,redis,chromium` in the environment turns a test that would be skipped into one that fails.
"""

import os
import shutil
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
POSTGRES_URL = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
REQUIRED = set(filter(None, os.environ.get("REQUIRE", "").split(",")))


def chromium() -> str | None:
    """The path of a Chromium that can be driven."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def reason_missing(service: str) -> str | None:
    """Why tests that need this service cannot run here; None if they can."""
    if service == "chromium":
        return None if chromium() else "no Chromium on this machine"
    if service == "redis-server":
        return None if shutil.which("redis-server") else "no redis-server to start on this machine"
    if service == "shared":
        return None if SHARED.is_dir() else "no folder ../shared with sample texts beside the repository"
    url, name = {"postgres": (POSTGRES_URL, "PostgreSQL"), "redis": (REDIS_URL, "Redis")}[service]
    parts = urlsplit(url)
    address = (parts.hostname or "127.0.0.1", parts.port or 5432)
    return None if _answers(address) else f"no {name} at {address[0]}:{address[1]}"


def need(service: str) -> None:
    """Skip the running test if the machine lacks the service, or fail it if the service is required."""
    if reason := reason_missing(service):
        name = service.removesuffix("-server")
        if name in REQUIRED:
            pytest.fail(f"{reason}, but REQUIRE names {name}", pytrace=False)
        pytest.skip(reason)


def _answers(address: tuple[str, int]) -> bool:
    try:
        with socket.create_connection(address, timeout=2):
            return True
    except OSError:
        return False
