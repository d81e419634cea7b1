"""When a web process is replaced: it has grown, it has done much, or it is simply old. Each has its own time."""

from portal.metrics.board import Board
from portal.metrics.tally import QUICK
from portal.serving.children import Child
from portal.settings.env import PAGE_CACHE_MB

OLDEST_SECONDS = 12 * 3600
MOST_ANSWERS = 50_000
"""Made by Django; what comes from memory leaves nothing behind."""
MOST_BYTES = (PAGE_CACHE_MB + 300) * 1024 * 1024
SPREAD = 8


def reason_to_go(child: Child, board: Board) -> str:
    """Why this process should be replaced; empty if it need not be."""
    numbers = board.read(child.place)
    later = 1 + child.pid % SPREAD / (2 * SPREAD)  # not all in the same minute
    if child.age() > OLDEST_SECONDS * later:
        return "it is old"
    made = sum(number for key, number in numbers.get("answers", {}).items() if key.split()[0] not in QUICK)
    if made > MOST_ANSWERS * later:
        return f"it has made {made} answers"
    resident = numbers.get("gauges", {}).get("resident", 0)
    if resident > MOST_BYTES:
        return f"it takes {resident // 1024**2} MiB"
    return ""
