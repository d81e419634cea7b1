"""Whose address a request comes from: only our own proxies may name another than the peer's.

X-Forwarded-For is read from the right, because each proxy appends the address that it saw itself and
everything further left is whatever the client chose to send.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

from visitors import conf

Address = IPv4Address | IPv6Address

MAXIMUM_HOPS = 20
UNIX_SOCKET_PEER = "127.0.0.1"
PORT = re.compile(r"\[(?P<six>[^\]]*)\](?::\d{1,5})?|(?P<four>[0-9.]+):\d{1,5}", re.ASCII)


def client_address(request) -> Address | None:
    """Give the client's address; None when it cannot be read (never an exception)."""
    # Only a proxy of ours can talk through a Unix socket, which has no address: judge it like this host.
    peer = parse_address(request.META.get("REMOTE_ADDR") or UNIX_SOCKET_PEER)
    if peer is None or not is_trusted(peer):
        return peer
    return _from_the_right(request.META.get("HTTP_X_FORWARDED_FOR", ""), peer)


def _from_the_right(forwarded: str, peer: Address) -> Address | None:
    nearest: Address | None = peer
    hops = [hop for hop in forwarded.rsplit(",", MAXIMUM_HOPS)[-MAXIMUM_HOPS:] if hop.strip()]
    for hop in reversed(hops):
        nearest = parse_address(hop)
        if nearest is None or not is_trusted(nearest):
            break
    return nearest


def is_trusted(address: Address) -> bool:
    """Whether an address is one of our proxies (the setting TRUSTED_PROXIES)."""
    return any(address in network for network in conf.trusted_networks())


def parse_address(text: str) -> Address | None:
    """Read an address, with or without a port; an IPv4 address written as IPv6 becomes IPv4 again."""
    text = text.strip()[:64]
    if match := PORT.fullmatch(text):
        text = match["six"] or match["four"] or ""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        # The detour through the number drops a zone such as %eth0, which a client could vary at will.
        return address.ipv4_mapped or IPv6Address(int(address))
    return address
