"""Disks are full, gone or only to be read: F12, F13, F14. Needs root: small file systems in memory are mounted."""

import contextlib
import io
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from faults.probe import Probe, look, warm
from faults.stage import COLD, on_sqlite
from faults.verdict import Verdict
from faults.waiting import seconds_until

FULL_SECONDS = 15


@contextlib.contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A file system of this size at this place."""
    place.mkdir(parents=True, exist_ok=True)
    options = f"size={megabytes}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Leave no room; give the file that took it."""
    ballast = place / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"\0" * 4096):
            pass
    return ballast


def empty_the_log(database: Path) -> None:
    """Put everything into the database itself: in what the log has taken of the disk there would still be room."""
    with contextlib.closing(sqlite3.connect(database, timeout=20)) as connection:
        seconds_until(
            lambda: not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0], most=20
        )


def send_picture(stage):
    """Put a picture of two megabytes into the form for new ones and send it."""
    path = "/admin/pictures/picture/add/"
    values, cookies = stage.open_form(path)
    image = io.BytesIO()
    Image.frombytes("RGB", (900, 800), random.randbytes(900 * 800 * 3)).save(image, "PNG")
    values = {name: value for name, value in values.items() if name != "file"} | {"credit": "Nobody"}
    head = '--b\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    parts = [head.format(name, value).encode() for name, value in values.items()]
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    body = b"".join(parts) + head + image.getvalue() + b"\r\n--b--\r\n"
    headers = {"Cookie": cookies, "Content-Type": "multipart/form-data; boundary=b", "Referer": stage.address}
    return stage.ask(path, headers, method="POST", body=body)


def f12() -> Verdict:
    """No room where the database is."""
    verdict = Verdict("F12", "disk of the database full")
    folder = Path(tempfile.mkdtemp(prefix="nevipe-faults-"))
    with small_disk(folder, 40), on_sqlite(folder) as stage:
        warm(stage)
        typed = stage.type_into_the_story()
        with Probe(stage) as probe:
            empty_the_log(folder / "db.sqlite3")
            ballast = fill(folder)
            cold, written = look(stage.port, COLD), stage.send_form(stage.form, *typed)
            time.sleep(FULL_SECONDS)
            ballast.unlink()
            after = stage.send_form(stage.form, *typed)
        verdict.note(f"{probe.share_good():.2%} of hot pages 200", probe.share_good() == 1)
        verdict.note(f"a cold page: {cold.status}", cold.status == 200)
        kept = "Zqxtyped" in written.text
        verdict.note(f"a form: {written.status}, its text kept: {kept}", written.status != 500 and kept)
        verdict.note(
            f"with room again it is saved: {after.status} {stage.said(after)}, nothing restarted",
            after.status == 302,
        )
        with contextlib.closing(sqlite3.connect(folder / "db.sqlite3")) as connection:
            connection.create_function("REGEXP", 2, lambda *_words: True)  # constraints of Django ask for it
            whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        verdict.note(f"the database says of itself: {whole}", whole == "ok")
    shutil.rmtree(folder, ignore_errors=True)
    return verdict


def f13() -> Verdict:
    """No room for pictures, for what is counted, for what is being sent."""
    verdict = Verdict("F13", "disks of pictures, visits, temporary files full")
    for name in ("media", "spool", "tmp"):
        folder = Path(tempfile.mkdtemp(prefix="nevipe-faults-"))
        with small_disk(folder / name, 2), on_sqlite(folder, TMPDIR=str(folder / "tmp")) as stage:
            warm(stage)
            with Probe(stage) as probe:
                fill(folder / name)
                cold, picture = look(stage.port, COLD), send_picture(stage)
                time.sleep(FULL_SECONDS / 3)
            good = probe.share_good()
            verdict.note(
                f"{name}: {good:.2%} of hot pages 200, a cold one {cold.status}",
                good == 1 and cold.status == 200,
            )
            verdict.note(f"{name}: a picture sent to it: {picture.status}", picture.status not in {0, 500})
            pieces = list((folder / "media").rglob("*.part"))
            verdict.note(f"{name}: {len(pieces)} pieces of files left over", not pieces)
        shutil.rmtree(folder, ignore_errors=True)
    return verdict


def f14() -> Verdict:
    """The folder of the pictures is gone."""
    verdict = Verdict("F14", "folder of pictures missing")
    with on_sqlite() as stage:
        (stage.folder / "media").rename(stage.folder / "elsewhere")
        warm(stage)
        with Probe(stage) as probe:
            cold = [look(stage.port, path) for path in (COLD, "/en/", "/en/articles/everything/")]
            picture = send_picture(stage)
            time.sleep(3)
        verdict.note(f"{probe.share_good():.2%} of pages 200", probe.share_good() == 1)
        verdict.note(
            f"cold pages: {[each.status for each in cold]}", all(each.status == 200 for each in cold)
        )
        verdict.note(f"a picture sent to it: {picture.status}", picture.status not in {0, 500})
        errors = stage.tracebacks()
        verdict.note(f"{len(errors)} tracebacks in the log {sorted(set(errors))[:3]}", not errors)
    return verdict


FAULTS = {"F12": f12, "F13": f13, "F14": f14}
