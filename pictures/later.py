"""What pictures still lack, made in the background: AVIF is a quarter smaller than WebP and takes seconds.

What is missing is asked of the database (`Picture.made`), not remembered in a queue. Whoever is killed halfway leaves
a picture that still lacks something, and pictures from before there was a format get it without being told.
"""

import logging
import time

from django.db import DatabaseError, InterfaceError

from pictures.files import remove_folder
from pictures.intake import master_of
from pictures.making import make, make_sizes
from pictures.models import Picture
from pictures.renditions import Made

REST_SECONDS = 3600
"""How long a picture is left alone whose files could not be made."""

logger = logging.getLogger(__name__)
resting: dict[int, float] = {}


def make_next() -> bool:
    """Complete one picture that lacks something, if there is one; give back whether there was."""
    now = time.monotonic()
    left_alone = [pk for pk, until in resting.items() if until > now]
    picture = lacking().exclude(pk__in=left_alone).order_by("made", "pk").first()
    if picture is None:
        return False
    try:
        complete(picture)
    except (DatabaseError, InterfaceError):
        raise
    except Exception:
        resting[picture.pk] = now + REST_SECONDS
        logger.exception("The files of picture %s cannot be made.", picture.pk)
    return True


def lacking():
    """Pictures that do not have all their files yet."""
    return Picture.objects.filter(made__lt=Made.AVIF)


def complete(picture: Picture) -> None:
    """Make what a picture lacks, then note it. One that was deleted or replaced meanwhile keeps nothing of it."""
    storage, master = picture.file.storage, picture.file.name
    image = master_of(picture.file)
    if picture.made < Made.FOR_EVERY_READER:
        make(storage, master, image, picture.focus)
    make_sizes(storage, master, image, ("avif",))
    if not Picture.objects.filter(pk=picture.pk, file=master).update(made=Made.AVIF):
        remove_folder(storage, master, [one.name for one in picture.files])
