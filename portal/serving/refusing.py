"""Short answers that the server gives by itself, before any page is asked."""

from http import HTTPStatus

SECONDS_TO_COME_BACK = "5"
COME_BACK = {503, 504}


class Refused(Exception):
    """A request that is not taken; the code of HTTP says why."""

    def __init__(self, status: int):
        super().__init__(status)
        self.status = status


def refusal(status: int) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, headers and words of a refusal. The connection ends: what is left of the request is not read."""
    words = f"{status} {HTTPStatus(status).phrase}\n".encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Connection", "close"),
    ]
    if status in COME_BACK:
        headers.append(("Retry-After", SECONDS_TO_COME_BACK))
    return status, headers, words
