"""Files that nobody needs any more: removed when the database has forgotten the picture, never before."""

from contextlib import suppress
from functools import partial
from pathlib import PurePosixPath

from django.core.files.storage import Storage
from django.db import transaction

from pictures.renditions import renditions


def forget(picture) -> None:
    """Remove the stored files of a picture (master and renditions) once the transaction is safe."""
    if picture is None or not picture.file:
        return
    master = picture.file.name
    names = [master, *(size.name for size in renditions(master, picture.width, picture.height))]
    transaction.on_commit(partial(remove, picture.file.storage, names), robust=True)


def remove(storage: Storage, names: list[str]) -> None:
    """Delete files that may be gone already, then their folder."""
    for name in names:
        storage.delete(name)
    with suppress(OSError):  # a folder that holds something else stays
        storage.delete(str(PurePosixPath(names[0]).parent))


def forget_deleted(sender, instance, **kwargs) -> None:
    """Hear about deleted pictures, also those deleted together with something else."""
    forget(instance)
