"""More searches than readers of one neighbourhood of addresses can make: they would slow down everybody's."""

import time
from collections.abc import Mapping

from visitors import addresses
from visitors.flood import is_flood

MINUTE = 60
MOST_OF_A_NETWORK = 600
"""In a minute; a reader who types makes a handful, a school or a telephone company has many readers."""


def is_too_much(environ: Mapping) -> bool:
    """Whether this is one too many."""
    address = addresses.client_address(environ)
    if address is None:
        return False
    this_minute = f"searches:{int(time.time()) // MINUTE}"
    return is_flood(address, this_minute, purpose="searches", most=MOST_OF_A_NETWORK, seconds=MINUTE)
