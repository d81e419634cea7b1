"""New code without a moment of silence: the parent becomes another program, its sockets and children stay.

After SIGHUP it checks the new code in a process of its own, then starts itself anew with the same number. Until the new
children answer, the old ones go on, with the old code.
"""

import json
import logging
import os
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from portal.settings.env import BASE_DIR

CHECK_SECONDS = 120
MANAGE = str(BASE_DIR / "manage.py")
LEFT = "NEVIPE_LEFT_BEHIND"

logger = logging.getLogger("portal.serving")


@dataclass(frozen=True)
class Left:
    """What one parent leaves to the next: numbers of sockets, the folder of the staff's socket, children."""

    listener: int
    staff: int
    metrics: int | None
    folder: str
    children: list[int]


def left_behind() -> Left | None:
    """What the parent before us has left, if there was one."""
    text = os.environ.pop(LEFT, "")
    return Left(**json.loads(text)) if text else None


def socket_of(number: int) -> socket.socket:
    """A socket that is open already."""
    taken = socket.socket(fileno=number)
    taken.setblocking(0)
    return taken


def is_fit() -> bool:
    """Whether the code and the settings as they are now could be started."""
    command = [sys.executable, MANAGE, "check", "--fail-level", "ERROR"]
    try:
        done = subprocess.run(  # noqa: S603  our own arguments
            command, env=_first_environment(), timeout=CHECK_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        logger.exception("The new code could not be checked.")
        return False
    return done.returncode == 0


def become_new(left: Left) -> None:
    """Start anew in the same process."""
    for number in (left.listener, left.staff, left.metrics):
        if number is not None:
            os.set_inheritable(number, True)  # noqa: FBT003  it takes nothing else
    environment = _first_environment() | {LEFT: json.dumps(asdict(left))}
    os.execve(sys.executable, [sys.executable, MANAGE, *sys.argv[1:]], environment)  # noqa: S606


def _first_environment() -> dict[str, str]:
    """What was given to this program: what the settings have read since may have changed in .env."""
    try:
        entries = Path("/proc/self/environ").read_bytes().decode().split("\0")
    except OSError:
        return dict(os.environ)
    return {
        name: value
        for name, _, value in (each.partition("=") for each in entries if "=" in each)
        if name != LEFT
    }
