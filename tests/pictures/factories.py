"""Pictures for tests: small, drawn on the spot."""

from io import BytesIO

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests import factories


def drawn(size=(40, 30), colour="teal", mode="RGB") -> Image.Image:
    return Image.new(mode, size, colour)


def upload(image: Image.Image | None = None, name="photo.jpg", kind="JPEG", **options) -> SimpleUploadedFile:
    """A picture as the browser sends it."""
    output = BytesIO()
    (image or drawn()).save(output, kind, **options)
    return SimpleUploadedFile(name, output.getvalue(), content_type="image/jpeg")


class PictureFactory(factories.PictureFactory):
    """A picture described in two languages, of any size. Traits: decorative, illustration."""

    class Params:
        size = (40, 30)
        decorative = factory.Trait(is_decorative=True, alt_en="", alt_mk="")
        illustration = factory.Trait(is_illustration=True)

    file = factory.LazyAttribute(lambda made: upload(drawn(made.size)))
    alt_en = "A square in Skopje"
    alt_mk = "Плоштад во Скопје"
