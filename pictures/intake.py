"""Taking in a picture: look at what the file contains, decode all of it, keep the pixels and nothing else.

The stored file is our own: a new image, upright, in sRGB, without a single byte of the uploaded file.
No place, no camera, no serial number, no comment, no hidden second file survives that.
"""

import warnings
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MEGABYTE = 1024 * 1024
MAXIMUM_BYTES = 20 * MEGABYTE
MAXIMUM_PIXELS = 40_000_000
MAXIMUM_SIDE = 12_000
MASTER_SIDE = 2560
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
OPAQUE = 255
DEEP_GREY = {"I", "I;16", "I;16L", "I;16B", "I;16N"}

# A second fence behind our own limits: a size that Pillow finds alarming must not pass with a warning.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


class CleanPicture(ContentFile):
    """A picture that went through `take_in`: the encoded master and its pixels."""

    def __init__(self, image: Image.Image):
        self.image = image
        output = BytesIO()
        if image.mode == "RGBA":
            image.save(output, "PNG", optimize=True)
        else:
            image.save(output, "JPEG", quality=88, optimize=True, progressive=True)
        super().__init__(output.getvalue(), name="master.png" if image.mode == "RGBA" else "master.jpg")


def take_in(upload: File) -> CleanPicture:
    """Our clean copy of an uploaded picture. Raises ValidationError in words that an editor can act on."""
    if upload.size > MAXIMUM_BYTES:
        raise _refusal(
            "too_large",
            _("This picture is %(size)d MB. The limit is %(limit)d MB: save it smaller and upload it again."),
            size=round(upload.size / MEGABYTE),
            limit=MAXIMUM_BYTES // MEGABYTE,
        )
    upload.seek(0)
    image = _open(upload)
    _check_measures(*image.size)
    return CleanPicture(_copy(_decode(image)))


def master_of(file: File) -> Image.Image:
    """The pixels of a master that we stored, to make more sizes of them."""
    with file.open("rb") as stored, Image.open(stored, formats=("JPEG", "PNG")) as image:
        image.load()
        return _copy(image)


def _open(upload: File) -> Image.Image:
    head = upload.read(1024).lower().replace(b"\x00", b"")
    upload.seek(0)
    try:
        # By content, and from a short list: the name and the declared type of a file prove nothing.
        return Image.open(upload, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        if b"<svg" in head:
            message = _("SVG drawings are not accepted, because they can carry programs. Export it as PNG.")
            raise _refusal("svg", message) from None
        raise _not_a_picture() from None
    except Exception:  # noqa: BLE001  decoders raise anything at hostile input
        raise _damaged() from None


def _check_measures(width: int, height: int) -> None:
    if not (width and height):
        raise _damaged()
    if max(width, height) > MAXIMUM_SIDE or width * height > MAXIMUM_PIXELS:
        raise _too_many_pixels(width, height)


def _decode(image: Image.Image) -> Image.Image:
    """All pixels of the first frame, upright, no larger than a master; half a file fails here."""
    try:
        image.draft(None, (MASTER_SIDE, MASTER_SIDE))  # JPEG only: decode fewer pixels where fewer will do
        image.load()
        profile = image.info.get("icc_profile")
        ImageOps.exif_transpose(image, in_place=True)
        image = _eight_bit(image)
        # Before the colours are dealt with, so that only one large copy is in memory at a time.
        image.thumbnail((MASTER_SIDE, MASTER_SIDE), Image.Resampling.LANCZOS)
        return _colours(image, profile)
    except Exception:  # noqa: BLE001  decoders raise anything at hostile input
        raise _damaged() from None


def _eight_bit(image: Image.Image) -> Image.Image:
    """A mode that can be resized well: no palette, no 16 bits; see-through pixels as RGBA."""
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in DEEP_GREY:
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB, or RGBA when something shines through, with the colours meant by the file's profile."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = _to_srgb(image.convert("RGB") if alpha else image, profile)
    if alpha and alpha.getextrema()[0] < OPAQUE:
        colours.putalpha(alpha)
    return colours


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    try:
        if profile:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass  # a broken profile, or one for other colours: shown as if it had none, as browsers do
    return image.convert("RGB")


def _copy(image: Image.Image) -> Image.Image:
    """The pixels alone. Pillow hands comments and profiles on to a copy made with copy() or convert()."""
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    return fresh


def _refusal(code: str, message: str, **params) -> ValidationError:
    return ValidationError(message, code=code, params=params)


def _not_a_picture() -> ValidationError:
    return _refusal(
        "not_a_picture",
        _("Whatever its name says, this file is no picture we can use. Choose JPEG, PNG, WebP, GIF or AVIF."),
    )


def _damaged() -> ValidationError:
    return _refusal(
        "damaged", _("This picture is damaged or incomplete. Open it, save it again and upload the new file.")
    )


def _too_many_pixels(width: int | None = None, height: int | None = None) -> ValidationError:
    advice = _("This picture has too many pixels. Save it smaller, 2560 pixels wide is plenty.")
    if not width:
        return _refusal("too_many_pixels", advice)
    return _refusal("too_many_pixels", f"{advice} (%(width)d × %(height)d)", width=width, height=height)
