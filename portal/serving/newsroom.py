"""Which requests are for the staff's own process, so that no flood of readers keeps anybody from publishing."""

from collections.abc import Mapping

LOG_IN = "/admin/login/"
ADDRESSES = ("/admin/", "/preview/", "/calendar/")


def is_for_staff(path: str) -> bool:
    """Whether the newsroom answers under this path."""
    return path.startswith(ADDRESSES)


def is_log_in(environ: Mapping) -> bool:
    """Whether somebody tries a password."""
    return environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"] == LOG_IN
