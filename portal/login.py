"""Who knocks at the newsroom's door: the address that failed log-ins are counted for."""

from visitors.addresses import client_address as visitor_address


def client_address(request) -> str:
    """Give the client's address as text; only trusted proxies can name another than the peer's."""
    return str(visitor_address(request) or "0.0.0.0")  # noqa: S104  an unreadable address is one shared client
