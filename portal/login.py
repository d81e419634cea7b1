"""Who knocks at the newsroom's door: the address that failed log-ins are counted for."""

from visitors import addresses


def client_address(request) -> str:
    """Give the client's address as text; only trusted proxies can name another than the peer's."""
    address = addresses.client_address(request.META)
    return addresses.text_of(address) if address else "0.0.0.0"  # noqa: S104  an unreadable address is one shared client
