"""More pages that have to be made than readers of one neighbourhood of addresses can ask for: a flood, or a program.

What is in memory costs nothing and is not counted. Addresses of private networks are not either: behind them stands
a proxy that nobody has told us of, and so everybody.
"""

import time
from collections.abc import Mapping
from ipaddress import ip_address, ip_network

from visitors import addresses
from visitors.flood import is_flood

MINUTE = 60
MOST_OF_A_NETWORK = 600
"""In a minute; a reader opens a handful, a school or a telephone company has many readers."""
MOST_NETWORKS = 100_000
PRIVATE = tuple(map(ip_network, (
    "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
    "::1/128", "fc00::/7", "fe80::/10",
)))  # fmt: skip


class Arrivals:
    """How many requests of each neighbourhood have come to this process in this minute, answered or not.

    A flood is quicker than we are: if only what has been made were counted, it would fill the queue and never be told.
    Nobody is asked, so this can be done before a request waits for a thread. No address is kept, only a number.
    """

    def __init__(self):
        self.minute, self.numbers = 0, {}

    def are_too_many(self, environ: Mapping) -> bool:
        """Count one more, and say whether it is one too many."""
        address = addresses.client_address(environ)
        if address is None:
            return False
        minute = int(time.time()) // MINUTE
        if minute != self.minute or len(self.numbers) >= MOST_NETWORKS:
            self.minute, self.numbers = minute, {}
        near = _near(address)
        numbers = self.numbers
        so_far = numbers[near] = numbers.get(near, 0) + 1
        return so_far > MOST_OF_A_NETWORK and not _is_private(address)


def network_of(environ: Mapping) -> int | None:
    """A number for the neighbourhood that a request comes from; None if everybody may stand behind its address."""
    address = addresses.client_address(environ)
    return None if address is None or _is_private(address) else _near(address)


def is_too_much(environ: Mapping) -> bool:
    """Whether this is one too many."""
    address = addresses.client_address(environ)
    if address is None or _is_private(address):
        return False
    this_minute = f"pages:{int(time.time()) // MINUTE}"
    return is_flood(address, this_minute, purpose="pages", most=MOST_OF_A_NETWORK, seconds=MINUTE)


def _near(address: addresses.Address) -> int:
    return hash(address[: addresses.NEAR[len(address)]])


def _is_private(address: addresses.Address) -> bool:
    written = ip_address(address)
    return any(written in network for network in PRIVATE if network.version == written.version)
