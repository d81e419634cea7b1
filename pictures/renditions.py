"""The sizes of a picture: made once when it is saved, found again by name, so that a page asks nobody."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from PIL import Image

WIDTHS = (320, 640, 960, 1600)
QUALITY = 80
# From 0 (quick) to 6 (small). The editor waits for this, so rather quick.
EFFORT = 3


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size: the name of its file in the storage, and its measures in pixels."""

    name: str
    width: int
    height: int


def renditions(master: str, width: int, height: int) -> list[Rendition]:
    """The sizes that belong to a master of this size: never larger than it, and one at least.

    A small picture has a rendition as wide as itself, so that every address ends in ``.webp``.
    """
    widths = [step for step in WIDTHS if step < width]
    if width <= WIDTHS[-1]:
        widths.append(width)
    folder = PurePosixPath(master).parent
    return [
        Rendition(f"{folder}/{step}.webp", step, max(1, round(height * step / width)))
        for step in widths
        if width
    ]


def make(storage: Storage, master: str, image: Image.Image) -> None:
    """Write all sizes beside the master, the largest first, each made from the one before."""
    for size in reversed(renditions(master, *image.size)):
        if image.size != (size.width, size.height):
            image = image.resize((size.width, size.height), Image.Resampling.LANCZOS)
        output = BytesIO()
        image.save(output, "WEBP", quality=QUALITY, method=EFFORT)
        storage.save(size.name, ContentFile(output.getvalue()))


def address(storage: Storage, size: Rendition) -> str:
    """Where readers find a size."""
    return storage.url(size.name)
