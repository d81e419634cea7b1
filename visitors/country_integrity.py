"""Whether every part of a country file can be read.

The quick reader trusts its file: with a damaged one it may end the process. So a file that comes from
elsewhere is read once here, in pure Python, before the quick reader sees it. Takes a second or two.
"""

import io
from pathlib import Path

import maxminddb
from maxminddb.decoder import Decoder

from visitors.country_writer import GAP


def read_all(path: Path) -> int:
    """Read the whole file and give the number of its tree's nodes; InvalidDatabaseError if a part is damaged."""
    content = path.read_bytes()
    with maxminddb.open_database(io.BytesIO(content), maxminddb.MODE_FD) as reader:
        about = reader.metadata()
    width, nodes = about.record_size, about.node_count
    tree_size = nodes * width // 4
    entries = Decoder(content, tree_size + len(GAP))
    for place in _places(content[:tree_size], width):
        if place > nodes:
            _read_entry(entries, place - nodes + tree_size, tree_size + len(GAP))
    return nodes


def _places(tree: bytes, width: int) -> set[int]:
    """Where the halves of all nodes lead: to a node, to nothing, or to an entry."""
    if width == 28:  # the halves of a node share the byte in its middle
        nodes = (tree[start : start + 7] for start in range(0, len(tree), 7))
        halves = {half for node in nodes for half in ((node[3] >> 4, node[:3]), (node[3] & 15, node[4:]))}
        return {high << 24 | int.from_bytes(low, "big") for high, low in halves}
    size = width // 8
    halves = {tree[start : start + size] for start in range(0, len(tree), size)}
    return {int.from_bytes(half, "big") for half in halves}


def _read_entry(entries: Decoder, offset: int, lowest: int) -> None:
    try:
        if offset < lowest:
            raise IndexError
        entries.decode(offset)
    except (IndexError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise maxminddb.InvalidDatabaseError(
            f"A branch leads to byte {offset}, where no entry is."
        ) from error
