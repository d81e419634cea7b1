"""The files of a picture, known by their names alone: a page that prints an address asks nobody.

Beside the master lie WebP and AVIF in several widths, JPEG for browsers that know neither, and two cuts for the
cards of social networks. `making.py` writes them.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import PurePosixPath

from django.core.files.storage import Storage


class Made(IntEnum):
    """How far the files of a picture are made; each step has all files of those before it."""

    WEBP = 0
    FOR_EVERY_READER = 1
    AVIF = 2


WIDTHS = {"webp": (320, 640, 960, 1600), "avif": (320, 640, 960, 1600), "jpg": (640, 1600)}
SOCIAL = {"wide": (1200, 675), "square": (1200, 1200)}
STEPS = {Made.WEBP: ("webp",), Made.FOR_EVERY_READER: ("webp", "jpg"), Made.AVIF: ("webp", "jpg", "avif")}


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file: its name in the storage, and its measures in pixels."""

    name: str
    width: int
    height: int


def renditions(master: str, width: int, height: int, kind: str = "webp") -> list[Rendition]:
    """The sizes of one format that belong to a master of this size: never larger than it, and one at least.

    A small picture has a rendition as wide as itself, so that every format has an address.
    """
    widths = [step for step in WIDTHS[kind] if step < width]
    if width <= WIDTHS[kind][-1]:
        widths.append(width)
    folder = PurePosixPath(master).parent
    return [
        Rendition(f"{folder}/{step}.{kind}", step, max(1, round(height * step / width)))
        for step in widths
        if width
    ]


@lru_cache(maxsize=64)
def social(master: str, width: int, height: int, kind: str, focus: tuple[int, int]) -> Rendition:
    """The cut for cards of social networks: its shape always, its size only if the master has the pixels.

    The important point is part of the name: when it moves, the cut has a new address, and no cache keeps the old.
    """
    wide, high = SOCIAL[kind]
    fitting = max(1, min(wide, width, height * wide // high))
    x, y = focus
    name = f"{PurePosixPath(master).parent}/{kind}-{x}-{y}.jpg"
    return Rendition(name, fitting, max(1, min(height, round(fitting * high / wide))))


def address(storage: Storage, size: Rendition) -> str:
    """Where readers find a file."""
    return storage.url(size.name)


def addresses(storage: Storage, sizes: list[Rendition]) -> list[str]:
    """The same for renditions of one picture: they lie in one folder, whose address is asked for once."""
    files = [one.name.rpartition("/")[2] for one in sizes]
    folder = address(storage, sizes[0]).removesuffix(files[0]) if sizes else ""
    return [folder + file for file in files]
