"""The account with which somebody who tries the portal enters the newsroom."""

import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction

from portal.settings.env import VAR_DIR

NAME = "admin"
PASSWORD_FILE = VAR_DIR / "admin-password"
OWNER_ONLY = 0o600


def exists() -> bool:
    """Whether the account has been made before."""
    return get_user_model().objects.filter(username=NAME).exists()


@transaction.atomic
def create_admin() -> str:
    """Make the account with a password that nobody else has, write that down, and return it."""
    password = secrets.token_urlsafe(12)
    get_user_model().objects.create_superuser(NAME, email="", password=password)
    _write_secret(PASSWORD_FILE, password)
    return password


def _write_secret(path: Path, secret: str) -> None:
    """Write a file that was never readable by others, not even for a moment."""
    path.unlink(missing_ok=True)
    path.touch(OWNER_ONLY, exist_ok=False)
    path.write_text(f"{secret}\n")
