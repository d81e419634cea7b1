"""Opening a country file so that nothing that happens to the file afterwards can harm this process.

The quick reader maps the file into memory. If somebody then copies a newer one over it (``cp`` empties
the old file first), the kernel ends every process that looks into the part that is gone. So where the
system offers files that live in memory, the reader gets a copy of its own, which nobody else can change.
"""

import os
from pathlib import Path

import maxminddb

COPY_BYTES = 1024 * 1024


def open_countries(path: Path) -> maxminddb.Reader:
    """Open a country file; OSError if it cannot be read, InvalidDatabaseError or ValueError if it is none."""
    if not hasattr(os, "memfd_create"):
        return maxminddb.open_database(path)
    copy = os.memfd_create("countries", os.MFD_CLOEXEC)
    try:
        with path.open("rb") as source, os.fdopen(copy, "wb", closefd=False) as target:
            while part := source.read(COPY_BYTES):
                target.write(part)
        return maxminddb.open_database(f"/proc/self/fd/{copy}")
    except maxminddb.InvalidDatabaseError as error:
        raise maxminddb.InvalidDatabaseError(str(error).replace(f"/proc/self/fd/{copy}", str(path))) from None
    finally:
        os.close(copy)


def has_fast_reader() -> bool:
    """Whether maxminddb brings its C reader; in pure Python looking up takes fifty times as long."""
    try:
        import maxminddb.extension
    except ImportError:
        return False
    return hasattr(maxminddb.extension, "Reader")
