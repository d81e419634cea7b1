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


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("unknown", None),
        ("_hidden", None),
        ("for=203.0.113.9", None),
        (f"for={CLIENT};proto=https", None),
        (f"{CLIENT};", None),
        ("203.0.113", None),
        ("203.0.113.9.1", None),
        ("203.0.113.009", None),  # octal for some, decimal for others
        ("0xcb.0.113.9", None),
        ("3405803785", None),
        ("203.0.113.256", None),
        ("203.0.113.9\x00", None),
        ("２０３.0.113.9", None),
        ("\udc80", None),
        (f"{CLIENT}:99999999", None),
        (f"{CLIENT}:", None),
        (" , ,", PROXY),
        (",", PROXY),
        (f"{CLIENT},", CLIENT),
        (f"\t{CLIENT} ", CLIENT),
        (f"{CLIENT}:0", CLIENT),
        ("[2001:db8::7]", "2001:db8::7"),
        ("[2001:db8::7]:65535", "2001:db8::7"),
        ("[2001:db8::7%25eth0]:443", "2001:db8::7"),
        ("2001:db8::7%eth0", "2001:db8::7"),
        ("2001:0DB8:0:0:0:0:0:7", "2001:db8::7"),
        ("[2001:db8::7", None),
        ("2001:db8::7]:443", None),
        ("[]:443", None),
        ("2001:db8:::7", None),
        (f"[::ffff:{CLIENT}]:443", CLIENT),
        ("::ffff:cb00:7109", CLIENT),
        (f"{SPOOFED}, ::ffff:{INNER}", SPOOFED),
        (", ".join([SPOOFED, CLIENT] + [INNER] * 19), CLIENT),
        (", ".join([SPOOFED, CLIENT] + [INNER] * 40), INNER),  # nobody has so many proxies
        ("::1", "::1"),
        ("a" * 100_000, None),
    ],
)
def test_what_a_trusted_proxy_may_say(settings, forwarded, expected):
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]
    assert named(request_for(address=PROXY, HTTP_X_FORWARDED_FOR=forwarded)) == expected


@pytest.mark.parametrize(
    ("proxies", "peer", "is_ours"),
    [
        (["10.0.0.0/24"], "10.0.1.2", False),
        (["10.0.0.2"], PROXY, True),
        (["10.0.0.3/24"], PROXY, True),
        (["2001:db8:aa::/48"], "2001:db8:aa:1::5", True),
        (["2001:db8:aa::/48"], "2001:db8:ab::5", False),
        (["2001:db8:aa::/48"], "[2001:db8:aa::5]:1234", True),
        (["fe80::/10"], "fe80::1%eth0", True),
        (["10.0.0.0/24", "192.0.2.0/24"], "192.0.2.9", True),
        (["10.0.0.0/24"], f"::ffff:{PROXY}", True),
        (["::/0"], PROXY, False),  # of IPv6 addresses only
        ([], PROXY, False),
        (None, PROXY, False),
    ],
)
def test_who_is_a_proxy_of_ours(settings, proxies, peer, is_ours):
    settings.TRUSTED_PROXIES = proxies
    found = named(request_for(address=peer, HTTP_X_FORWARDED_FOR=CLIENT))
    assert (found == CLIENT) is is_ours


def test_a_proxy_on_a_unix_socket_is_trusted_as_this_host(settings):
    settings.TRUSTED_PROXIES = ["127.0.0.0/8"]
    assert named(request_for(address="", HTTP_X_FORWARDED_FOR=CLIENT)) == CLIENT


@pytest.mark.parametrize(
    "header",
    [
        "X_REAL_IP", "FORWARDED", "CF_CONNECTING_IP", "CLIENT_IP", "TRUE_CLIENT_IP", "X_CLIENT_IP", "X_FORWARDED",
        "FORWARDED_FOR", "X_CLUSTER_CLIENT_IP", "FASTLY_CLIENT_IP", "X_ORIGINAL_FORWARDED_FOR", "VIA", "HOST",
    ],
)  # fmt: skip
@pytest.mark.parametrize("peer", [PROXY, CLIENT])
def test_other_headers_name_nobody(settings, header, peer):
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]
    assert named(request_for(address=peer, **{f"HTTP_{header}": SPOOFED})) == peer


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_an_address(text):
    address = parse_address(text)
    assert address is None or parse_address(text_of(address)) == address
