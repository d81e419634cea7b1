"""Writing the files of a picture, each once, under the names that `renditions.py` gives them."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from PIL import Image, ImageOps

from pictures.renditions import SOCIAL, STEPS, Made, Rendition, renditions, social

OPTIONS = {
    # From 0 (quick) to 6 (small). The editor waits for this, so rather quick.
    "webp": {"format": "WEBP", "quality": 80, "method": 3},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    # From 0 (small) to 10 (quick): at 4 a large picture took most of a minute. One thread: readers come first.
    "avif": {"format": "AVIF", "quality": 55, "speed": 8, "max_threads": 1},
}
PAPER = "white"


def make(storage: Storage, master: str, image: Image.Image, focus: tuple[int, int]) -> Made:
    """Write what every reader can see, and tell how far the picture is made."""
    make_sizes(storage, master, image, STEPS[Made.FOR_EVERY_READER])
    make_social(storage, master, image, focus)
    return Made.FOR_EVERY_READER


def make_sizes(storage: Storage, master: str, image: Image.Image, kinds: tuple[str, ...]) -> None:
    """Write all sizes of these formats beside the master, the largest first, each made from the one before."""
    wanted = [(size, kind) for kind in kinds for size in renditions(master, *image.size, kind)]
    for size, kind in sorted(wanted, key=lambda one: one[0].width, reverse=True):
        if image.size != (size.width, size.height):
            image = image.resize((size.width, size.height), Image.Resampling.LANCZOS)
        write(storage, size, image, kind)


def make_social(storage: Storage, master: str, image: Image.Image, focus: tuple[int, int]) -> None:
    """Cut the pictures for social networks so that the important point stays in view, as pages do it."""
    centring = (focus[0] / 100, focus[1] / 100)
    for kind in SOCIAL:
        size = social(master, *image.size, kind, focus)
        cut = ImageOps.fit(
            image, (size.width, size.height), Image.Resampling.LANCZOS, centering=centring
        )  # fmt: skip
        write(storage, size, cut, "jpg")


def write(storage: Storage, size: Rendition, image: Image.Image, kind: str) -> None:
    """Write one file under exactly its name, also when a killed process or another worker wrote it before."""
    if storage.exists(size.name):
        if kind == "webp":
            return  # written while the editor waited: whole, and in caches all over the world
        storage.delete(size.name)
    output = BytesIO()
    (on_paper(image) if kind == "jpg" else image).save(output, **OPTIONS[kind])
    written = storage.save(size.name, ContentFile(output.getvalue()))
    if written != size.name:  # the other one was quicker by a moment, with the same picture
        storage.delete(written)


def on_paper(image: Image.Image) -> Image.Image:
    """What shines through becomes white: JPEG cannot be seen through."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper
