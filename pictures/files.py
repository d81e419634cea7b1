"""Files that nobody needs any more: removed when the database has forgotten the picture, never before."""

from contextlib import suppress
from functools import partial
from pathlib import PurePosixPath

from django.core.files.storage import Storage
from django.db import transaction


def forget(picture) -> None:
    """Remove all stored files of a picture once the transaction is safe."""
    if picture is None or not picture.file:
        return
    names = [one.name for one in picture.files]
    transaction.on_commit(
        partial(remove_folder, picture.file.storage, picture.file.name, names), robust=True
    )  # fmt: skip


def remove_folder(storage: Storage, master: str, names: list[str]) -> None:
    """Delete the master, these files and whatever else lies in the folder that the picture has for itself."""
    folder = PurePosixPath(master).parent
    with suppress(OSError, NotImplementedError):  # a storage without lists: the names must do
        names = [*names, *(f"{folder}/{name}" for name in storage.listdir(str(folder))[1])]
    remove(storage, {master, *names})
    with suppress(OSError):  # a folder that holds something else stays
        storage.delete(str(folder))


def remove(storage: Storage, names) -> None:
    """Delete files that may be gone already."""
    for name in names:
        storage.delete(name)


def forget_deleted(sender, instance, **kwargs) -> None:
    """Hear about deleted pictures, also those deleted together with something else."""
    forget(instance)
