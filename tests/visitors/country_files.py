"""Small country files in the layouts of several publishers, written for one test."""

from datetime import UTC, datetime
from ipaddress import ip_address

from visitors.country_data import KNOWN_ADDRESSES
from visitors.country_writer import GAP, METADATA_MARK, Range, pack

BUILT_AT = datetime(2026, 6, 1, tzinfo=UTC)
LAYOUTS = {
    "DB-IP Lite": lambda code: {"country": {"iso_code": code, "names": {"en": f"Name of {code}"}}},
    "DB-IP Lite, compact": lambda code: {"country_code": code},
    "GeoLite2": lambda code: {
        "country": {"iso_code": code},
        "registered_country": {"iso_code": "US"},
        "subdivisions": [{"iso_code": "X"}],
    },
    "GeoLite2, registered only": lambda code: {"registered_country": {"iso_code": code}},
    "IPinfo Lite": lambda code: {"asn": "AS1", "country": f"Name of {code}", "country_code": code},
    "IPinfo, older": lambda code: {"continent": "EU", "country": code},
}


def known_ranges() -> list[Range]:
    """Just the networks with the test addresses in them."""
    return sorted(network_of(text, country) for text, country in KNOWN_ADDRESSES.items())


def network_of(text: str, country: str) -> Range:
    address = ip_address(text)
    spare = 16 if address.version == 4 else 80
    start = int(address) >> spare << spare
    return Range(start, start + (1 << spare), country)


def write(path, ranges=None, *, width=24, **options):
    """Write a file that knows the test addresses."""
    options = {"kind": "Test-Country", "description": "made for a test", "built_at": BUILT_AT, **options}
    content = pack(known_ranges() if ranges is None else ranges, **options)
    path.write_bytes(content if width == 24 else widened(content, width))
    return path


def widened(content: bytes, width: int) -> bytes:
    """The same file with wider nodes, as large databases have them."""
    tree, rest = content.split(GAP, 1)
    halves = [int.from_bytes(tree[start : start + 3], "big") for start in range(0, len(tree), 3)]
    pairs = zip(halves[::2], halves[1::2], strict=True)
    wide = b"".join(_node(*pair, width) for pair in pairs)
    return wide + GAP + rest.replace(b"record_size\xa1\x18", b"record_size\xa1" + bytes([width]))


def _node(left: int, right: int, width: int) -> bytes:
    if width == 32:
        return left.to_bytes(4, "big") + right.to_bytes(4, "big")
    shared = bytes([left >> 24 << 4 | right >> 24])
    return (left & 0xFFFFFF).to_bytes(3, "big") + shared + (right & 0xFFFFFF).to_bytes(3, "big")


def damaged(content: bytes) -> bytes:
    """A file of which a piece in the middle was lost and filled with something else."""
    start = content.index(METADATA_MARK) // 2
    return content[:start] + b"\xff" * 30 + content[start + 30 :]
