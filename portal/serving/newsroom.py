"""Which requests are for the staff's own process, so that no flood of readers keeps anybody from publishing."""

ADDRESSES = ("/admin/", "/preview/", "/calendar/")


def is_for_staff(path: str) -> bool:
    """Whether the newsroom answers under this path."""
    return path.startswith(ADDRESSES)
