"""Pictures for machines, in the two shapes that search engines ask for."""

from languages.alternates import whole
from pictures.models import Picture
from syndication.structured.script import filled, words

SHAPES = ("wide", "square")


def images(picture: Picture | None) -> list[dict]:
    """The picture in both shapes, each with its credit and its terms."""
    return [_image(picture, shape) for shape in SHAPES] if picture else []


def _image(picture: Picture, shape: str) -> dict:
    width, height = picture.social_size(shape)
    return filled(
        type_="ImageObject", url=whole(picture.social_url(shape)), width=width, height=height,
        creditText=words(picture.credit), license=picture.licence_url,
    )  # fmt: skip
