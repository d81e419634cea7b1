import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.visitors.readers import request_for
from visitors.addresses import client_address, parse_address, text_of


def named(request):
    address = client_address(request.META)
    return text_of(address) if address else None


CLIENT, SPOOFED, PROXY, INNER = "203.0.113.9", "198.51.100.1", "10.0.0.2", "10.0.0.3"


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        (CLIENT, None, CLIENT),
        (CLIENT, SPOOFED, CLIENT),  # a stranger may say what he likes
        (CLIENT, f"{SPOOFED}, {PROXY}", CLIENT),
        (PROXY, None, PROXY),
        (PROXY, "", PROXY),
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"{SPOOFED}, {CLIENT}", CLIENT),
        (PROXY, f"{SPOOFED},{SPOOFED} , {CLIENT}", CLIENT),
        (PROXY, f"{SPOOFED}, {CLIENT}, {INNER}", CLIENT),
        (PROXY, f"{INNER}, {PROXY}", INNER),  # a client inside our own network
        (PROXY, f"'; DROP TABLE articles; --, {CLIENT}", CLIENT),
        (PROXY, f"{CLIENT}, not-an-address", None),
        (PROXY, f"{SPOOFED}, {CLIENT}:51234", CLIENT),
        (PROXY, "[2001:db8:1::7]:443", "2001:db8:1::7"),
        (PROXY, "2001:db8:1::7", "2001:db8:1::7"),
        (PROXY, f"::ffff:{CLIENT}", CLIENT),
        (f"::ffff:{PROXY}", CLIENT, CLIENT),
        (PROXY, "," * 5000 + CLIENT, CLIENT),
        (PROXY, f"{SPOOFED}," * 5000 + CLIENT, CLIENT),
        (PROXY, "fe80::1%eth0", "fe80::1"),
        ("", CLIENT, "127.0.0.1"),  # a Unix socket, but this host is not trusted
        ("nonsense", CLIENT, None),
    ],
)
def test_who_may_name_the_client(settings, peer, forwarded, expected):
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    assert named(request_for(address=peer, **headers)) == expected


def test_a_proxy_on_a_unix_socket_is_trusted_as_this_host(settings):
    settings.TRUSTED_PROXIES = ["127.0.0.0/8"]
    assert named(request_for(address="", HTTP_X_FORWARDED_FOR=CLIENT)) == CLIENT


@pytest.mark.parametrize(
    "header", ["X_REAL_IP", "FORWARDED", "CF_CONNECTING_IP", "CLIENT_IP", "TRUE_CLIENT_IP"]
)
def test_other_headers_name_nobody(settings, header):
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]
    assert named(request_for(address=PROXY, **{f"HTTP_{header}": SPOOFED})) == PROXY


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_an_address(text):
    address = parse_address(text)
    assert address is None or parse_address(text_of(address)) == address
