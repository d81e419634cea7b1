"""A password hash that takes as long as a test wants: while a file is there, it does not end."""

import os
import time
from pathlib import Path

from django.contrib.auth.hashers import MD5PasswordHasher

LONGEST_SECONDS = 60


class StuckHasher(MD5PasswordHasher):
    """Leaves a mark for each hash that is begun, and waits if it is told to."""

    def encode(self, password, salt):
        """Hash, but not before the file is gone."""
        if (folder := os.environ.get("FRONT_DOOR_NOTES")) and (hold := Path(f"{folder}.hold")).exists():
            with hold.open("a") as file:
                file.write("+")
            until = time.monotonic() + LONGEST_SECONDS
            while hold.exists() and time.monotonic() < until:
                time.sleep(0.02)
        return super().encode(password, salt)
