"""Waiting for something to happen, and saying how long it took."""

import time
from collections.abc import Callable


def seconds_until(look: Callable, *, most: float = 120) -> float:
    """How long until a look finds something; infinite if it never does."""
    began = time.monotonic()
    while time.monotonic() - began < most:
        if look():
            return time.monotonic() - began
        time.sleep(0.1)
    return float("inf")
