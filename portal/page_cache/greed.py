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
PRIVATE = tuple(map(ip_network, (
    "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
    "::1/128", "fc00::/7", "fe80::/10",
)))  # fmt: skip


def is_too_much(environ: Mapping) -> bool:
    """Whether this is one too many."""
    address = addresses.client_address(environ)
    if address is None or _is_private(address):
        return False
    this_minute = f"pages:{int(time.time()) // MINUTE}"
    return is_flood(address, this_minute, purpose="pages", most=MOST_OF_A_NETWORK, seconds=MINUTE)


def _is_private(address: addresses.Address) -> bool:
    written = ip_address(address)
    return any(written in network for network in PRIVATE if network.version == written.version)
