"""The paper's letters: two files cut from Noto Serif to what our languages need, made when first asked for.

Noto Serif: copyright 2022 The Noto Project Authors, SIL Open Font License 1.1, which is served beside them.
Why this face and no other: docs/decisions/0008-fonts.md.
"""

import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from languages import letters
from portal.settings.env import VAR_DIR

PACKAGE = "fontpkg-noto-serif"
SIGNS = (
    "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u00ad\u2009\u202f" + "«»‹›„“”‟‘’‚‛–—‑−…·•†‡§©®°²³½×€£№%‰′″"
)
FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "mkmk"]
"""What letters do beside each other and by language; ``locl`` gives Macedonian and Serbian their own italics."""


@dataclass(frozen=True)
class Cut:
    """One file for readers: which drawing it is cut from, and how much of its range of weights it keeps."""

    source: str
    limits: tuple

    @property
    def path(self) -> Path:
        """The drawing as the package brings it."""
        return _package() / "files" / self.source


LICENCE = "fonts/OFL.txt"
CUTS = {
    "fonts/serif.woff2": Cut("NotoSerif[wdth,wght].ttf", (("wdth", 100), ("wght", (400, 700)))),
    "fonts/serif-italic.woff2": Cut("NotoSerif-Italic[wdth,wght].ttf", (("wdth", 100), ("wght", 400))),
}


def font_file(name: str) -> Path:
    """The file that readers get; cut now if nobody has asked for it since the letters or the package changed."""
    if name == LICENCE:
        return _package() / "LICENSE"
    made = VAR_DIR / "fonts" / f"{_edition()}-{Path(name).name}"
    if not made.exists():
        _write(made, cut(CUTS[name]))
    return made


def cut(wanted: Cut) -> bytes:
    """A drawing with our letters only, packed for the web; some seconds of work."""
    from fontTools import subset  # here: no other page of the site should load it
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    font = TTFont(wanted.path)
    knife = subset.Subsetter(options)
    knife.populate(text=letters.every_letter() + SIGNS)
    knife.subset(font)
    # Weights after letters, from a fresh copy: the other way round takes a minute.
    font = instancer.instantiateVariableFont(TTFont(_saved(font)), dict(wanted.limits))
    font.flavor = "woff2"
    return _saved(font).getvalue()


class FontStorage(FileSystemStorage):
    """Shows the letter files under their addresses. Size and time are those of the drawing: asking makes nothing."""

    def path(self, name: str) -> str:
        """Give the file, made if need be."""
        if name not in (*CUTS, LICENCE):
            raise FileNotFoundError(name)
        return str(font_file(name))

    def size(self, name: str) -> int:
        """Give the size of what the file is made from."""
        return _source(name).stat().st_size

    def get_modified_time(self, name: str) -> datetime:
        """Give the time of the last change to the drawing, the letters or the way of cutting."""
        sources = (_source(name), Path(__file__), Path(letters.__file__))
        latest = max(path.stat().st_mtime for path in sources)
        return datetime.fromtimestamp(latest, tz=timezone.get_default_timezone())


class FontFinder(BaseFinder):
    """Lets collectstatic and the development server find the letter files and their licence."""

    storage = FontStorage()

    def check(self, **kwargs):
        """Nothing can be set wrongly."""
        return []

    def find(self, path, find_all=False, **kwargs):
        """Give the file for a path such as ``fonts/serif.woff2``."""
        name = str(path).replace("\\", "/")
        found = [str(font_file(name))] if name in (*CUTS, LICENCE) else []
        if find_all or kwargs.get("all"):
            return found
        return found[0] if found else []

    def list(self, ignore_patterns):
        """Give every file, without making any."""
        for name in (*CUTS, LICENCE):
            if not matches_patterns(name, ignore_patterns or []):
                yield name, self.storage


def _source(name: str) -> Path:
    return CUTS[name].path if name in CUTS else font_file(name)


@cache
def _package() -> Path:
    import fontpkg_noto_serif

    return Path(fontpkg_noto_serif.ROOT)


@cache
def _edition() -> str:
    facts = (version(PACKAGE), letters.every_letter(), SIGNS, FEATURES, CUTS)
    return blake2b(repr(facts).encode(), digest_size=6).hexdigest()


def _saved(font) -> BytesIO:
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return file


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(unfinished).chmod(0o644)
    Path(unfinished).replace(path)  # whole or not at all, also if two processes cut at once
