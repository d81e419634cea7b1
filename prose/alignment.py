"""Which parts two texts share, in order. Bounded work, even for long texts that have nothing in common.

Common ends first, then what occurs exactly once in both (patience diff, Bram Cohen), and between those
the shortest edit (Myers 1986), given up where a passage was written anew.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

MOST_EDITS = 200
"""A passage with more changes than this counts as written anew."""
MOST_ROUNDS = 12


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of positions in both lists that say the same, rising in both."""
    pairs: list[tuple[int, int]] = []
    todo = [(0, len(old), 0, len(new), 0)]
    while todo:
        i1, i2, j1, j2, rounds = todo.pop()
        while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
            pairs.append((i1, j1))
            i1, j1 = i1 + 1, j1 + 1
        while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
            i2, j2 = i2 - 1, j2 - 1
            pairs.append((i2, j2))
        if i1 == i2 or j1 == j2:
            continue
        found = _once_in_both(old[i1:i2], new[j1:j2]) if rounds < MOST_ROUNDS else []
        anchors = [(i1 + i, j1 + j) for i, j in found]
        if anchors:
            pairs += anchors
            edges = [(i1 - 1, j1 - 1), *anchors, (i2, j2)]
            todo += [(a + 1, c, b + 1, d, rounds + 1) for (a, b), (c, d) in pairwise(edges)]
        else:
            pairs += [(i1 + i, j1 + j) for i, j in _shortest_edit(old[i1:i2], new[j1:j2])]
    return sorted(pairs)


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[bool, int, int, int, int]]:
    """The way from one list to the other: (same, from, to, from, to), as runs without a gap."""
    found, i, j = [], 0, 0
    for a, b in [*common(old, new), (len(old), len(new))]:
        if a > i or b > j:
            found.append((False, i, a, j, b))
        if a < len(old) and b < len(new):
            if found and found[-1][0]:
                found[-1] = (True, found[-1][1], a + 1, found[-1][3], b + 1)
            else:
                found.append((True, a, a + 1, b, b + 1))
        i, j = a + 1, b + 1
    return found


def _once_in_both(old: Sequence, new: Sequence) -> list[tuple[int, int]]:
    """What occurs once in each list and in the same order in both (the longest rising row of positions)."""
    counts, others = Counter(old), Counter(new)
    places = {item: j for j, item in enumerate(new) if others[item] == 1}
    pairs = [(i, places[item]) for i, item in enumerate(old) if counts[item] == 1 and item in places]
    tops: list[int] = []
    chains: list[tuple | None] = []
    for i, j in pairs:
        at = bisect_left(tops, j)
        chain = (i, j, chains[at - 1] if at else None)
        tops[at : at + 1], chains[at : at + 1] = [j], [chain]
    row, chain = [], chains[-1] if chains else None
    while chain:
        row.append(chain[:2])
        chain = chain[2]
    return row[::-1]


def _shortest_edit(old: Sequence, new: Sequence) -> list[tuple[int, int]]:
    """What stays when as little as possible is taken out and put in; nothing if that is too much."""
    furthest, trail = {1: 0}, []
    for edits in range(min(MOST_EDITS, len(old) + len(new)) + 1):
        trail.append(furthest.copy())
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and furthest[k - 1] < furthest[k + 1])
            x = furthest[k + 1] if down else furthest[k - 1] + 1
            while x < len(old) and x - k < len(new) and old[x] == new[x - k]:
                x += 1
            furthest[k] = x
            if x >= len(old) and x - k >= len(new):
                return _walk_back(trail, len(old), len(new))
    return []


def _walk_back(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    pairs = []
    for edits in range(len(trail) - 1, -1, -1):
        furthest, k = trail[edits], x - y
        down = k == -edits or (k != edits and furthest[k - 1] < furthest[k + 1])
        before_k = k + 1 if down else k - 1
        before_x = furthest[before_k]
        while x > before_x and y > before_x - before_k:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = before_x, before_x - before_k
    return pairs
