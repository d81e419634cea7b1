"""Whose address a request comes from: only our own proxies may name another than the peer's.

X-Forwarded-For is read from the right, because each proxy appends the address that it saw itself and
everything further left is whatever the client chose to send. No other header names anybody.

An address is the 4 or 16 bytes in which the network itself writes it; objects would cost ten times as much.
"""

import re
from collections.abc import Mapping
from socket import AF_INET, AF_INET6, inet_ntop, inet_pton

from visitors import conf

Address = bytes

MAXIMUM_HOPS = 20
LONGEST = 64
UNIX_SOCKET_PEER = "127.0.0.1"
PORT = re.compile(r"\[(?P<six>[^\]]*)\](?::\d{1,5})?|(?P<four>[0-9.]+):\d{1,5}", re.ASCII)
FOUR_BYTES = 4
NEAR = {FOUR_BYTES: 3, 16: 6}
"""By the length of an address, the bytes of its neighbourhood.

Of IPv4 the /24, of IPv6 the /48: what one provider gives one customer, and what a campaign can rent.
"""
FOUR_IN_SIX = bytes(10) + b"\xff\xff"
"""How an IPv4 address begins when it is written as IPv6 (::ffff:192.0.2.1)."""


def client_address(environ: Mapping) -> Address | None:
    """Give the client's address; None when it cannot be read (never an exception)."""
    peer = peer_address(environ)
    if peer is None or not conf.in_force().trusted or not is_trusted(peer):
        return peer
    return _from_the_right(environ.get("HTTP_X_FORWARDED_FOR", ""), peer)


def peer_address(environ: Mapping) -> Address | None:
    """Give the address of who is connected to us: a reader, or a proxy."""
    # Only a proxy of ours can talk through a Unix socket, which has no address: judge it like this host.
    return parse_address(environ.get("REMOTE_ADDR") or UNIX_SOCKET_PEER)


def _from_the_right(forwarded: str, peer: Address) -> Address | None:
    if "," not in forwarded and forwarded:  # one proxy, as nearly always
        return parse_address(forwarded) if forwarded.strip() else peer
    nearest: Address | None = peer
    for hop in reversed(forwarded.rsplit(",", MAXIMUM_HOPS)[-MAXIMUM_HOPS:]):
        if not hop.strip():
            continue
        nearest = parse_address(hop)
        if nearest is None or not is_trusted(nearest):
            break
    return nearest


def is_trusted(address: Address) -> bool:
    """Whether an address is one of our proxies (the setting TRUSTED_PROXIES)."""
    ours = conf.in_force().trusted
    if not ours:
        return False
    size, number = len(address), int.from_bytes(address, "big")
    for length, spare, network in ours:  # noqa: SIM110  any() takes three times as long
        if length == size and number >> spare == network:
            return True
    return False


def parse_address(text: str) -> Address | None:
    """Read an address, with or without a port; an IPv4 address written as IPv6 becomes IPv4 again."""
    text = text.strip()
    if ":" not in text:
        return _bytes_of(AF_INET, text)
    text = text[:LONGEST]
    if match := PORT.fullmatch(text):
        if match["four"]:
            return _bytes_of(AF_INET, match["four"])
        text = match["six"]
    # A zone such as %eth0 says nothing outside its host, and a client could vary it at will.
    address = _bytes_of(AF_INET6, text.partition("%")[0])
    return address[len(FOUR_IN_SIX) :] if address and address.startswith(FOUR_IN_SIX) else address


def text_of(address: Address) -> str:
    """Write an address for people."""
    return inet_ntop(AF_INET if len(address) == FOUR_BYTES else AF_INET6, address)


def _bytes_of(family: int, text: str) -> Address | None:
    try:
        return inet_pton(family, text)
    except (OSError, ValueError):
        return None
